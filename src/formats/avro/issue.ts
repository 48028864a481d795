import type { EnumType, Field, FixedType, NamedType, RecordType, Slot, UnionType } from './schema.ts';

/** An incompatibility in the reference's own terms, with what is needed to explain and place it. */
export type Issue = IssueBody & {
  /** JSON pointer into the reader; the number of a writer's branch inside a writer's union. */
  readonly path: string;
  /** The innermost slots on both sides. */
  readonly reader: Slot;
  readonly writer: Slot;
  /** The innermost field of the reader around them; null at the root. */
  readonly within: { readonly record: RecordType; readonly field: Field } | null;
};

export type IssueBody =
  | { readonly type: 'NAME_MISMATCH'; readonly readerType: NamedType; readonly writerType: NamedType }
  | { readonly type: 'FIXED_SIZE_MISMATCH'; readonly readerType: FixedType; readonly writerType: FixedType }
  | {
      readonly type: 'MISSING_ENUM_SYMBOLS';
      readonly readerType: EnumType;
      readonly writerType: EnumType;
      readonly symbols: readonly string[];
    }
  | {
      readonly type: 'READER_FIELD_MISSING_DEFAULT_VALUE';
      readonly record: RecordType;
      readonly writerType: RecordType;
      readonly field: Field;
    }
  | { readonly type: 'TYPE_MISMATCH' }
  | {
      readonly type: 'MISSING_ENUM_FIELD';
      readonly record: RecordType;
      readonly writerType: RecordType;
      readonly field: Field;
      readonly enumType: EnumType;
    }
  | { readonly type: 'MISSING_UNION_BRANCH'; readonly union: UnionType }
  | { readonly type: 'AMBIGUOUS'; readonly record: RecordType; readonly field: Field; readonly matches: readonly Field[] };
