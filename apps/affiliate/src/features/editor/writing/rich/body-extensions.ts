import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { BOX_NODES } from './box-nodes.ts'
import { ButtonNode } from './button-node.ts'
import { ImageNode } from './image-node.ts'
import { KeepAttributes } from './keep-attributes.ts'
import { LinkMark } from './link-mark.ts'
import { createShortcodeNode } from './shortcode-node.ts'
import { StyledMark } from './styled-mark.ts'

/** What a body in the rich view is made of. @param or the word between a shortcode's name and its fallback */
export function createBodyExtensions(or: string): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Heading,
    BulletList,
    OrderedList,
    ListItem,
    ListKeymap,
    Blockquote,
    HorizontalRule,
    HardBreak,
    Bold,
    Italic,
    LinkMark,
    StyledMark,
    ImageNode,
    ButtonNode,
    ...BOX_NODES,
    createShortcodeNode(or),
    KeepAttributes,
  ]
}
