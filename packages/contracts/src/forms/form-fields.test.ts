import { describe, expect, it } from 'vitest'
import { badRequestOf } from '../wire/bad-request.ts'
import {
  type FormField,
  formFields,
  formFieldsInput,
  OWN_FIELDS_AT_MOST,
  STANDARD_FIELDS,
} from './form-fields.ts'

const PERSON = [{ kind: 'name' }, { kind: 'email' }]

function ownFields(count: number) {
  return Array.from({ length: count }, (_, n) => ({ kind: 'text', label: `Isian ${n + 1}` }))
}

function firstFault(fields: unknown): string | undefined {
  const parsed = formFieldsInput.safeParse(fields)
  return parsed.success ? undefined : badRequestOf(parsed.error).message
}

describe('the fields of a form', () => {
  it('are kept in the order given, with everything said about each', () => {
    const fields = formFieldsInput.parse([
      { kind: 'email', label: 'Alamat email' },
      { kind: 'choice', label: 'Paket', options: ['Dasar', 'Lengkap'], required: true },
      { kind: 'name' },
    ])
    expect(fields).toEqual([
      { kind: 'email', label: 'Alamat email', required: true },
      { kind: 'choice', key: 'field_paket', label: 'Paket', options: ['Dasar', 'Lengkap'], required: true },
      { kind: 'name', label: null, required: true },
    ])
    expect(formFields.parse(fields)).toEqual(fields)
  })

  it('are a person and her number where nothing else is said', () => {
    expect(formFieldsInput.parse([...STANDARD_FIELDS])).toEqual(STANDARD_FIELDS)
  })

  it.each([
    ['Kota asal?', 'field_kota_asal'],
    ['Paket ①', 'field_paket_1'],
    ['Umur (tahun)', 'field_umur_tahun'],
    ['城市', 'field_isian'],
    ['é'.repeat(80), `field_${'e'.repeat(32)}`],
  ])('are called by their label: %s', (label, key) => {
    expect(formFieldsInput.parse([...PERSON, { kind: 'text', label }]).at(-1)).toMatchObject({ key })
  })

  it('with the same label are called differently, and keep the name they have', () => {
    const fields = formFieldsInput.parse([
      ...PERSON,
      { kind: 'text', label: 'Kota' },
      { kind: 'text', label: 'Kota', key: 'field_kota' },
      { kind: 'text', label: 'Kota' },
    ])
    const keyOf = (field: FormField) => ('key' in field ? [field.key] : [])
    expect(fields.flatMap(keyOf)).toEqual(['field_kota_2', 'field_kota', 'field_kota_3'])
  })

  it.each([
    ['no email', [{ kind: 'name' }], 'must hold the email field'],
    ['no name', [{ kind: 'email' }], 'must hold the name field'],
    ['two names', [...PERSON, { kind: 'name' }], '2.kind: stands on the form already'],
    [
      'two numbers',
      [...PERSON, { kind: 'whatsapp' }, { kind: 'whatsapp' }],
      '3.kind: stands on the form already',
    ],
    [
      'a key twice',
      [...PERSON, { kind: 'text', label: 'A', key: 'field_a' }, { kind: 'text', label: 'B', key: 'field_a' }],
      '3.key: stands on the form already',
    ],
    ['a key of the page', [...PERSON, { kind: 'text', label: 'A', key: 'email' }], '2.key: must be field_'],
    ['a choice of nothing', [...PERSON, { kind: 'choice', label: 'A', options: [] }], '2.options: '],
    ['a choice of equals', [...PERSON, { kind: 'choice', label: 'A', options: ['x', ' x '] }], '2.options: '],
    ['an optional email', [{ kind: 'name' }, { kind: 'email', required: false }], '1.required: '],
    ['too many', [...PERSON, ...ownFields(OWN_FIELDS_AT_MOST + 1)], 'must hold at most 8'],
    ['an unknown kind', [...PERSON, { kind: 'file', label: 'A' }], '2.kind: '],
    ['no label', [...PERSON, { kind: 'text', label: ' ' }], '2.label: '],
  ])('are refused with %s', (_what, fields, message) => {
    expect(firstFault(fields)).toContain(message)
  })

  it(`may be ${OWN_FIELDS_AT_MOST} of the form's own, beside all others`, () => {
    expect(firstFault([...PERSON, { kind: 'whatsapp' }, ...ownFields(OWN_FIELDS_AT_MOST)])).toBeUndefined()
  })
})
