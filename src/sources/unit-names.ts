import type { Config } from '../config/config.ts';
import type { UnitPair } from './changes.ts';
import { groupBy } from './group-by.ts';
import { distinctStems, partsOf, subjectOf, type SubjectName } from './naming.ts';
import type { SchemaFile } from './scan.ts';
import type { NamedUnit } from './side.ts';
import { newest, type Remarks, type Unit } from './units.ts';

/** The full name of the main record of a schema, for the strategies that need it. */
export type RecordOf = (file: SchemaFile) => Promise<string | undefined>;

/** Gives each unit the subject that its entry, its file name or its record says. Two may get the same. */
export async function nameUnits(units: readonly Unit[], config: Config, recordOf: RecordOf): Promise<NamedUnit[]> {
  const named: NamedUnit[] = [];
  for (const unit of units) named.push({ ...unit, ...(unit.entry ? entryName(unit.entry) : await foundName(unit, config, recordOf)) });
  return named;
}

/**
 * Files whose names collide are told apart by their folders: `a/user.proto` and `b/user.proto` are `a.user-value` and
 * `b.user-value`. Subjects that the configuration names keep their names.
 */
export function tellApart(pairs: readonly UnitPair<NamedUnit>[], remarks: Remarks): UnitPair<NamedUnit>[] {
  const names = new Map<NamedUnit, SubjectName>();
  const renamed: string[] = [];
  for (const alike of groupBy(pairs.flatMap(bearers), ([first]) => first!.subject).values()) {
    const found = alike.filter(([first]) => !first!.entry);
    if (alike.length < 2) continue;
    const stems = distinctStems(found.map(([first]) => first!.base));
    const enough = new Set(stems).size === stems.length && found.length === alike.length;
    for (const [i, bearer] of found.entries()) {
      // What is still alike then differs in its suffix.
      const name = subjectOf(`${stems[i]!}${enough ? '' : `.${newest(bearer[0]!).file.format}`}`, 'TopicName', undefined);
      for (const unit of bearer) names.set(unit, name);
      renamed.push(name.subject);
    }
  }
  if (renamed.length > 0) remarks.notes.push(said(renamed));
  const rename = <One extends NamedUnit | null>(unit: One): One => (unit && names.has(unit) ? { ...unit, ...names.get(unit) } : unit);
  return pairs.map((pair) => ({ ...pair, proposed: rename(pair.proposed), baseline: rename(pair.baseline) }));
}

/** Who bears a subject's name: usually a schema in both trees; a schema that changed its subject counts as two. */
function bearers({ proposed, baseline }: UnitPair<NamedUnit>): readonly NamedUnit[][] {
  if (proposed && baseline) return proposed.subject === baseline.subject ? [[proposed, baseline]] : [[proposed], [baseline]];
  return [[(proposed ?? baseline)!]];
}

function said(subjects: readonly string[]): string {
  const some = subjects.slice(0, 3).join(', ');
  const rest = subjects.length > 3 ? ` and ${subjects.length - 3} more` : '';
  return `Files of the same name are told apart by their folders: ${some}${rest}. Name them under \`subjects:\` in whobreaks.yaml.`;
}

function entryName({ subject, topic }: { readonly subject: string; readonly topic?: string }): SubjectName {
  const name = partsOf(subject);
  return topic === undefined ? name : { ...name, topic };
}

async function foundName(unit: Unit, config: Config, recordOf: RecordOf): Promise<SubjectName> {
  const { file, version } = newest(unit);
  const stem = version?.name ?? unit.base.slice(unit.base.lastIndexOf('/') + 1);
  const record = config.naming === 'TopicName' ? undefined : await recordOf(file);
  const name = subjectOf(stem, config.naming, record);
  const entry = config.subjects.find((one) => one.schema === undefined && one.subject === name.subject);
  return entry?.topic === undefined ? name : { ...name, topic: entry.topic };
}
