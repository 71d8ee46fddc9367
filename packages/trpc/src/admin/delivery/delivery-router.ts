import { router } from '../../init.ts'
import { getDeliveryFigures } from './figures.ts'

export const deliveryRouter = router({ figures: getDeliveryFigures })
