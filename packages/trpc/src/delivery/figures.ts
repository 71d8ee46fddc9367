import { deliveryFigures, deliveryFiguresInput } from '@booster/contracts/delivery/delivery-figures'
import { affiliateProcedure } from '../init.ts'
import { readCountedFigures } from './read-counted-figures.ts'

/** What became of the mails of all the affiliate's sequences together. */
export const getDeliveryFigures = affiliateProcedure
  .input(deliveryFiguresInput)
  .output(deliveryFigures)
  .query(async ({ ctx: { affiliateId, services, viewer }, input: { window } }) => {
    return await readCountedFigures(services, { affiliateId, window, zone: viewer.timeZone })
  })
