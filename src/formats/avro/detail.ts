import type { Issue } from './issue.ts';

/** The registry's own name for an incompatibility. */
export function registryType(issue: Issue): string {
  if (issue.type === 'MISSING_ENUM_FIELD') return 'TYPE_MISMATCH';
  return issue.type === 'AMBIGUOUS' ? 'ERROR' : issue.type;
}

/** What the registry adds to an incompatibility as information. */
export function registryDetail(issue: Issue): string {
  switch (issue.type) {
    case 'NAME_MISMATCH':
      return `expected: ${issue.writerType.fullName}`;
    case 'FIXED_SIZE_MISMATCH':
      return `expected: ${issue.writerType.size}, found: ${issue.readerType.size}`;
    case 'MISSING_ENUM_SYMBOLS':
      return `[${issue.symbols.join(', ')}]`;
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return issue.field.name;
    case 'TYPE_MISMATCH':
      return `reader type: ${upper(issue.reader.type.kind)} not compatible with writer type: ${upper(issue.writer.type.kind)}`;
    case 'MISSING_ENUM_FIELD':
      return 'reader type: ENUM not compatible with writer type: RECORD';
    case 'MISSING_UNION_BRANCH':
      return `reader union lacking writer type: ${upper(issue.writer.type.kind)}`;
    case 'AMBIGUOUS':
      return `Reader record field ${issue.field.name} matches multiple fields`;
  }
}

function upper(kind: string): string {
  return kind.toUpperCase();
}
