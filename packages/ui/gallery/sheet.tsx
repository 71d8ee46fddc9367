import { Brand } from '../src/layout/brand.tsx'
import { LanguageSwitch } from '../src/layout/language-switch.tsx'
import { ThemeSwitch } from '../src/layout/theme-switch.tsx'
import { ControlSections } from './control-sections.tsx'
import { DataSections } from './data-sections.tsx'
import { OverlaySections } from './overlay-sections.tsx'

/** Every part on one page, in the order of the drawn component sheet. */
export function Sheet() {
  return (
    <main className="sheet">
      <header className="sheet__head">
        <Brand variant="affiliate" homeHref="#" />
        <span className="muted">Lembar komponen</span>
        <span className="card__end">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <ControlSections />
      <DataSections />
      <OverlaySections />
    </main>
  )
}
