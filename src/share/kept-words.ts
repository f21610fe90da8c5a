/**
 * Words that say nothing of whose scenario this is, by what they belong to. As a part of a name they stay as they are: renaming
 * one would change what Kubernetes, Istio or a protocol means by it.
 */
const KEPT = {
  prose: `a an and any are as at be but by can do does for from has have if in into is it its may no nor not of off on
    one only or other over own so some than that the their them then there these they this those to too under until up use
    was were what when where which who whom whose why with without you your`,
  kubernetes: `api apis apiversion apps batch cluster clusterip configmap container containerport containers cronjob daemonset
    default deployment io items job k8s kind kube kubernetes kubectl label labels list local managed matchlabels metadata
    name namespace namespaces node nodes pod pods policy port ports public replicas replicaset resource role secret selector
    service serviceaccount serviceaccountname services spec statefulset status svc sa system targetport template type
    volume configuration applied last annotations name labels`,
  istio: `action actions address addresses allow alias aliases ambient attach audit audiences auth authn authorization
    authorizationpolicy authorizer authz claim claims check clock condition connection controller custom dataplane decide
    decision default denied deny destination destinationrule disable documented dry egressgateway egress enabled envoy error
    example exact exp expired extension extensionproviders ext external extauthz fail false forward from gateway gateways grant
    handshake header headers hello host hosts http https identity inbound ingress ingressgateway inject injection ip ipblocks
    issuer istio istiod jwks jwksuri jwt jwtrules key keys kid match matched matches mesh meshconfig method methods
    missing mode mtls mutual mutual networking none notvalues ns operation operator original outbound path paths payload
    peer peerauthentication permissive plaintext presenter principal principals proto protocol provider proxy rbac refused
    remote request requestauthentication requestprincipals requests result rev root rootnamespace rule rules run run run
    security serviceentry sidecar signature simple sni source spiffe stage stages strict sub subject tls token tokens true
    trust trustdomain trustdomainaliases unset upstream url uri value values verification version virtualservice waypoint
    when workload workloads x ztunnel demo stranger iss aud iat nbf jti azp scope scp typ alg`,
  protocol: `accept access age agent allowed authority basic bearer body c cache charset client close code connect content
    control cookie cors csrf date delete digest encoding etag forwarded get grpc head host html id json keep length
    location max nonce oauth oauth2 oidc openid options origin patch post put query referer server session set tcp text
    timeout trace traceid transfer udp upgrade user users utf wellknown well known websocket www xml
    b3 cert h2 h2c http2 tcp udp mongo mysql redis postgres web es256 es384 es512 eddsa hs256 hs384 hs512 ps256 ps384
    ps512 rs256 rs384 rs512 rsa okp oct ec p ed25519 sig enc jwk pem begin end private certificate`,
  domain: `ai biz ch cloud cn co com corp cz de dev dk edu es eu fi fr gov ie info internal intranet invalid jp kr lan
    localhost local mil net nl nz org pl pt ru se sg test tv ua uk us za`,
  role: `admin admins all anonymous everyone group groups guest guests owner read reader role roles viewer write writer
    editor email mail member members nobody premium free`,
  file: `yaml yml json lobby md txt policies`,
} as const;

export const KEPT_WORDS: ReadonlySet<string> = new Set(
  Object.values(KEPT).flatMap((words) => words.split(/\s+/)),
);

/** Versions such as `v1beta1`, and single characters: they identify nobody. */
export function isKept(word: string): boolean {
  return word.length < 2 || KEPT_WORDS.has(word) || /^v\d+((alpha|beta)\d+)?$/.test(word);
}
