import type { AutomationCreateInput } from '@booster/contracts/automations/automations'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

export type Template = Pick<AutomationCreateInput, 'name' | 'triggerType' | 'steps'> & {
  readonly key: string
  readonly description: string
}

/** Stands for the sequence without any step. */
export const BLANK_KEY = 'blank'

/** What to start from, one chosen: nothing, or a template. */
export function TemplateChoices(props: {
  readonly templates: readonly Template[]
  readonly chosenKey: string | undefined
  /** Null: nothing. */
  readonly onChoose: (template: Template | null) => void
}) {
  const { i18n } = useLingui()
  return (
    <div className="choices" role="radiogroup" aria-label={i18n.t('Templat')}>
      <label className="choice">
        <input
          type="radio"
          name="template"
          checked={props.chosenKey === BLANK_KEY}
          onChange={() => props.onChoose(null)}
        />
        <span className="choice__text">
          <span className="cell-main">{i18n.t('Kosong')}</span>
          <span className="cell-sub">{i18n.t('Tulis sendiri langkah pertamanya di editor.')}</span>
        </span>
      </label>
      {props.templates.map((template) => (
        <TemplateChoice
          key={template.key}
          template={template}
          isChosen={template.key === props.chosenKey}
          onChoose={() => props.onChoose(template)}
        />
      ))}
    </div>
  )
}

function TemplateChoice(props: {
  readonly template: Template
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { i18n } = useLingui()
  const { template, isChosen, onChoose } = props
  return (
    <label className="choice">
      <input type="radio" name="template" checked={isChosen} onChange={onChoose} />
      <span className="choice__text">
        <span className="cell-main">{template.name}</span>
        <span className="cell-sub">{template.description}</span>
      </span>
      <span className="choice__aside muted small">
        {triggerName(i18n, template.triggerType)} ·{' '}
        {i18n.t('{count} langkah', { count: template.steps.length })}
      </span>
    </label>
  )
}
