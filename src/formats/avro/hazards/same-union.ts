import type { AvroType, RecordType, UnionType } from '../schema.ts';

/**
 * Do two unions look alike to a reader that then pairs their branches by position? Simple names, symbols, sizes and field names in
 * order have to be equal, all the way down.
 */
export function sameUnion(reader: UnionType, writer: UnionType): boolean {
  return alike(reader, writer, new Map());
}

function alike(r: AvroType, w: AvroType, seen: Map<RecordType, Map<RecordType, boolean>>): boolean {
  if (r.kind !== w.kind) return false;
  switch (r.kind) {
    case 'array':
      return alike(r.items.type, (w as typeof r).items.type, seen);
    case 'map':
      return alike(r.values.type, (w as typeof r).values.type, seen);
    case 'fixed':
      return r.name === (w as typeof r).name && r.size === (w as typeof r).size;
    case 'enum': {
      const { name, symbols } = w as typeof r;
      return r.name === name && r.symbols.length === symbols.length && r.symbols.every((symbol, i) => symbol === symbols[i]);
    }
    case 'union': {
      const { branches } = w as typeof r;
      return r.branches.length === branches.length && r.branches.every((branch, i) => alike(branch.type, branches[i]!.type, seen));
    }
    case 'record':
      return r.name === (w as typeof r).name && alikeRecords(r, w as typeof r, seen);
    default:
      return true;
  }
}

function alikeRecords(r: RecordType, w: RecordType, seen: Map<RecordType, Map<RecordType, boolean>>): boolean {
  const partners = seen.get(r) ?? new Map<RecordType, boolean>();
  seen.set(r, partners);
  const known = partners.get(w);
  if (known !== undefined) return known;
  partners.set(w, true);
  const same =
    r.fields.length === w.fields.length &&
    r.fields.every((field, i) => field.name === w.fields[i]!.name && alike(field.type, w.fields[i]!.type, seen));
  partners.set(w, same);
  return same;
}
