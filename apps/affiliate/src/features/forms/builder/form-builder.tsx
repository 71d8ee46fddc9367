import type { FormDetail } from '@booster/contracts/forms/forms'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { AfterCard } from './after-card.tsx'
import { ConsentCard } from './consent-card.tsx'
import { FieldsCard } from './fields-card.tsx'
import { FormPreview } from './form-preview.tsx'
import { LeadsCard } from './leads-card.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { PageCard } from './page-card.tsx'
import { SaveBar } from './save-bar.tsx'
import { useFormEditor } from './use-form-editor.ts'

/** Everything that is decided about a form, with its page beside it. What is typed stays until it is saved or left. */
export function FormBuilder({ form }: { readonly form: FormDetail }) {
  const { editor, save, submit } = useFormEditor(form)
  const { isDirty } = editor.formState
  return (
    <form
      className="form-builder"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="form-builder__cards">
        <PageCard editor={editor} base={baseOf(form)} />
        <FieldsCard editor={editor} />
        <ConsentCard editor={editor} form={form} />
        <AfterCard editor={editor} />
        <LeadsCard editor={editor} />
        {save.error !== null && <RefusalBanner error={save.error} />}
        <SaveBar isDirty={isDirty} isSaving={save.isPending} onDiscard={() => editor.reset()} />
      </div>
      <aside className="form-builder__side">
        <FormPreview edit={editor.watch()} />
      </aside>
      <LeaveGuard isDirty={isDirty} />
    </form>
  )
}

/** The address of the page up to what can be chosen. */
function baseOf(form: FormDetail): string {
  return form.url.slice(0, form.url.length - form.slug.length).replace(/^https?:\/\//, '')
}
