import { toTime } from '../../apimachinery/time';
import { asList, asObject, type Json } from '../../resources/json';
import type { Authorizer } from '../../rbac/Authorizer';
import type { Attributes } from '../../rbac/rules';
import { readBody, readObject } from '../readObject';
import { jsonResponse, type ApiResponse, type UserInfo } from '../types';
import { isStrict, type HandlerContext } from './context';

/** The resources that are questions: asked by POST, answered in the status, never stored. */
export function review(
  context: HandlerContext,
  authorizer: Authorizer,
): ApiResponse {
  const { request, resource, store } = context;
  const body = readObject(readBody(request, resource.served.kind), resource, {
    strict: isStrict(context),
  });
  const spec = asObject(body.spec);
  const { kind, apiVersion } = body;
  const answer = (status: unknown, metadata: Json = {}, shownSpec?: Json) =>
    jsonResponse(201, {
      kind,
      apiVersion,
      metadata,
      ...(shownSpec ? { spec: shownSpec } : {}),
      status,
    });
  switch (kind) {
    case 'SelfSubjectReview':
      return answer(
        { userInfo: request.user },
        { creationTimestamp: toTime(store.clock.now()) },
      );
    case 'SelfSubjectRulesReview':
      return answer(
        rulesStatus(request.user, String(spec.namespace ?? ''), authorizer),
        {},
        {},
      );
    case 'SubjectAccessReview':
      return answer(accessStatus(subject(spec), spec, authorizer), {}, spec);
    default:
      return answer(accessStatus(request.user, spec, authorizer), {}, spec);
  }
}

function subject(spec: Json): UserInfo {
  return {
    username: String(spec.user ?? ''),
    groups: asList(spec.groups).map(String),
  };
}

function accessStatus(user: UserInfo, spec: Json, authorizer: Authorizer) {
  return { allowed: authorizer.allows(user, attributesOf(spec)) };
}

function attributesOf(spec: Json): Attributes {
  if (spec.nonResourceAttributes) {
    const { verb, path } = asObject(spec.nonResourceAttributes);
    return { verb: String(verb ?? ''), path: String(path ?? '') };
  }
  const { verb, group, resource, subresource, name, namespace } = asObject(
    spec.resourceAttributes,
  );
  return {
    verb: String(verb ?? ''),
    group: String(group ?? ''),
    resource: subresource
      ? `${String(resource)}/${String(subresource)}`
      : String(resource ?? ''),
    ...(name ? { name: String(name) } : {}),
    ...(namespace ? { namespace: String(namespace) } : {}),
  };
}

function rulesStatus(
  user: UserInfo,
  namespace: string,
  authorizer: Authorizer,
) {
  const rules = user.groups.includes('system:masters')
    ? [
        { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
        { verbs: ['*'], nonResourceURLs: ['*'] },
      ]
    : authorizer.rulesFor(user, namespace);
  return {
    resourceRules: rules.filter(rule => rule.nonResourceURLs === undefined),
    nonResourceRules: rules.filter(rule => rule.nonResourceURLs !== undefined),
    incomplete: false,
  };
}
