// Every pattern that may begin inside a long run of its own letters looks behind itself first: without that a wall of them
// takes quadratic time.

/** What can be told apart in any text, comments among them, by its form alone. */
export const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+/gu;

/** `domain/ns/namespace/sa/account`, with or without `spiffe://`. */
export const PRINCIPAL = /(?<![\w.*-])(?:spiffe:\/\/)?[\w.*-]+\/ns\/[\w*-]+\/sa\/[\w*-]+/g;

/** Last labels that make a dotted word in running text a host. Words of policies (`to`, `name`, `app`) are not among them. */
const ENDINGS = `ai biz ch cloud cn com corp cz de dev dk edu es eu example fi fr gov ie info internal intranet io jp kr lan
  local mil net nl nz org pl pt ru se sg test ua uk us za`;

export const HOST = new RegExp(
  String.raw`(?<![\w@./%-])(?<!@[\w.-]*)(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?:${ENDINGS.trim().split(/\s+/).join("|")}|svc)(?![\w-]|\.[a-z0-9])`,
  "gi",
);

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
export const IPV4 = new RegExp(
  String.raw`(?<![\w.])${OCTET}(?:\.${OCTET}){3}(?:\/(?:3[0-2]|[12]?\d))?(?![\w]|\.\d)`,
  "g",
);
/** With `::` or eight groups: a time of day and a hardware address are none. */
export const IPV6 =
  /(?<![\w:.])(?=[0-9a-f:.]*::|(?:[0-9a-f]{1,4}:){7}|(?:[0-9a-f]{1,4}:){6}\d{1,3}\.)(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?:\/(?:1[01]\d|12[0-8]|\d{1,2}))?(?![\w:])/gi;

export const URL_TEXT = /\bhttps?:\/\/[^\s"'<>`,\])}]+/g;

export const COMMENT = /(?:^|[ \t])#.*$/gm;

/** A line of YAML that names somebody. */
export const NAMING_LINE =
  /\b(namespaces?|notNamespaces|serviceAccountName|serviceAccounts?|notServiceAccounts|principals?|issuer|hosts|app|name)["']?[ \t]*:[ \t]*([^#\n{}]{1,300})/g;

/** Credentials that are known by their form. */
export const CREDENTIALS = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,}/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}\b/g,
  /\bAIza[0-9A-Za-z_-]{30,}/g,
] as const;

/** `password: x`, `api_key=x`: a name that says secret, and its value. */
export const NAMED_SECRET =
  /(?<![\w.-])[\w.-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key)["']?\s*[:=]\s*["']?([^\s"',#{}[\]]{6,})/gi;

export const SECRET_NAME =
  /passw(?:or)?d|secret|token|api[-_]?key|access[-_]?key|credential|session/i;

export const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]{0,12000}?)-----END \1-----/g;

const WELL_KNOWN_HOST =
  /(?:^|\.)(?:istio\.io|k8s\.io|kubernetes\.io)$|^cluster\.local$|^svc\.cluster\.local$/i;

/** Hosts that belong to Kubernetes and Istio themselves. */
export function isWellKnownHost(host: string): boolean {
  return WELL_KNOWN_HOST.test(host);
}
