import type { YamlDoc, YamlPath } from '../../config/yaml.ts';
import type { Acknowledgement, Contract, Dependency, PinnedSchema, Reads } from './contract.ts';
import type { ContractText, DependencyText } from './contract-schema.ts';
import { placeAt } from './places.ts';
import { present } from './present.ts';
import { toNeed } from './to-need.ts';

/** A contract file as the judges read it. */
export function toContract(text: ContractText, doc: YamlDoc): Contract {
  const { consumer, description, status, severity, owner, tier, since, review_by: reviewBy, until, repository } = text;
  const optional = { description, owner: owner ? present(owner) : undefined, tier, since, reviewBy, until, repository };
  return {
    ...present(optional),
    consumer,
    file: doc.file,
    place: placeAt(doc, ['consumer']),
    status: status ?? 'active',
    severity: severity ?? 'block',
    produces: text.produces ?? [],
    consumerGroups: text.consumer_groups ?? [],
    reads: readsOf(text.reads, doc),
    dependencies: text.depends_on.map((one, index) => dependencyOf(one, doc, ['depends_on', index])),
    acknowledgements: (text.acknowledgements ?? []).map((one, index) => acknowledgementOf(one, doc, ['acknowledgements', index])),
  };
}

function dependencyOf(text: DependencyText, doc: YamlDoc, at: YamlPath): Dependency {
  const { topic, subject, record, part, severity, compatibility, sla, purpose, fields } = text;
  return {
    ...present({ topic, subject, record, severity, compatibility, purpose, sla: sla ? present(sla) : undefined }),
    part: part ?? 'value',
    fields: fields ? fields.map((field, index) => toNeed(field, doc, [...at, 'fields', index])) : null,
    place: placeAt(doc, [...at, topic === undefined ? 'subject' : 'topic']),
  };
}

function readsOf(text: ContractText['reads'], doc: YamlDoc): Reads {
  if (!text) return {};
  const { mode, language, history, schema } = text;
  const pinned = schema ? pinnedOf(schema, doc) : undefined;
  return present({ mode, language, history, schema: pinned });
}

function pinnedOf(schema: NonNullable<NonNullable<ContractText['reads']>['schema']>, doc: YamlDoc): PinnedSchema {
  const place = placeAt(doc, ['reads', 'schema']);
  if (schema.file !== undefined) return { file: schema.file, place };
  return { subject: schema.subject ?? '', version: schema.version ?? 'latest', place };
}

function acknowledgementOf(text: NonNullable<ContractText['acknowledgements']>[number], doc: YamlDoc, at: YamlPath): Acknowledgement {
  const { change, by, at: day, ready_from: readyFrom, note } = text;
  return { ...present({ by, at: day, readyFrom, note }), change, place: placeAt(doc, [...at, 'change']) };
}
