import { Skeleton } from '@booster/ui/feedback/skeleton'

const CARDS = ['first', 'second', 'third', 'fourth']

/** The editor's panes before the draft is there. */
export function EditorSkeleton() {
  return (
    <div className="editor" data-panel="steps">
      <header className="editor__head">
        <Skeleton width="240px" height="28px" />
      </header>
      <section className="editor__pane editor__steps editor__waiting">
        <Skeleton width="96px" height="20px" />
        {CARDS.map((card) => (
          <Skeleton key={card} height="72px" />
        ))}
      </section>
      <section className="editor__pane editor__form editor__waiting">
        <Skeleton width="160px" height="20px" />
        <Skeleton height="64px" />
        <Skeleton height="64px" />
        <Skeleton height="340px" />
      </section>
      <aside className="editor__pane editor__side editor__waiting">
        <Skeleton height="444px" />
      </aside>
    </div>
  )
}
