import { adminDeliveryFigures, deliveryFiguresInput } from '@booster/contracts/delivery/delivery-figures'
import { HOME_ZONE } from '@booster/db/connection/zoned-day'
import { readCountedFigures } from '../../delivery/read-counted-figures.ts'
import { adminProcedure } from '../../init.ts'

/** What became of the mails of all affiliates. */
export const getDeliveryFigures = adminProcedure
  .input(deliveryFiguresInput)
  .output(adminDeliveryFigures)
  .query(async ({ ctx: { services }, input: { window } }) => {
    return await readCountedFigures(services, { affiliateId: null, window, zone: HOME_ZONE })
  })
