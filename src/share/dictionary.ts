/**
 * What links of version 1 have in common, for the compressor to refer to: Istio's field names and the boilerplate of
 * policies, written as they stand inside the link's JSON. Common things stand last, where references are shortest.
 *
 * NEVER EDIT: every link ever shared needs exactly these bytes. A better dictionary is a new version.
 */
const YAML_1 = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    annotations:
      deployment.kubernetes.io/revision: "1"
    labels:
      app: frontend
      app.kubernetes.io/name: backend
      version: v1
    name: frontend
    namespace: default
  spec:
    replicas: 1
    selector:
      matchLabels:
        app: frontend
    template:
      metadata:
        labels:
          app: frontend
          istio.io/rev: default
          sidecar.istio.io/inject: "true"
      spec:
        serviceAccountName: frontend
        containers:
        - name: app
          image: docker.io/
          ports:
          - containerPort: 8080
            name: http
            protocol: TCP
---
apiVersion: v1
kind: Service
metadata:
  name: backend
  namespace: default
spec:
  selector:
    app: backend
  ports:
  - name: http
    port: 80
    targetPort: 8080
    appProtocol: http
  type: ClusterIP
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: backend
---
apiVersion: v1
kind: Namespace
metadata:
  name: istio-system
  labels:
    istio-injection: enabled
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: ingress
spec:
  gatewayClassName: istio
  listeners:
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: istio-ingressgateway
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      protocol: HTTPS
    tls:
      mode: SIMPLE
      credentialName:
    hosts:
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: jwt
  namespace: default
spec:
  selector:
    matchLabels:
      app: backend
  jwtRules:
  - issuer: https://issuer.example
    jwksUri: https://issuer.example/.well-known/jwks.json
    jwks: |
    audiences:
    - bookstore_android.apps.example.com
    forwardOriginalToken: true
    outputPayloadToHeader: x-jwt-payload
    outputClaimToHeaders:
    - header: x-jwt-claim
      claim: sub
    fromHeaders:
    - name: Authorization
      prefix: "Bearer "
    fromParams:
    - access_token
    fromCookies:
    timeout: 5s
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls:
    mode: STRICT
  portLevelMtls:
    8080:
      mode: DISABLE
      mode: PERMISSIVE
      mode: UNSET
---
apiVersion: security.istio.io/v1beta1
kind: AuthorizationPolicy
metadata:
  name: ext-authz
  annotations:
    istio.io/dry-run: "true"
spec:
  targetRefs:
  - kind: Gateway
    group: gateway.networking.k8s.io
    name: ingress
  action: CUSTOM
  provider:
    name: sample-ext-authz
  action: AUDIT
  rules:
  - from:
    - source:
        notPrincipals: ["*"]
        requestPrincipals: ["*"]
        notRequestPrincipals: ["*"]
        serviceAccounts: ["default/frontend"]
        notNamespaces: ["istio-system"]
        ipBlocks: ["10.0.0.0/8", "192.168.0.0/16"]
        notIpBlocks: ["172.16.0.0/12"]
        remoteIpBlocks: ["203.0.113.0/24"]
        notRemoteIpBlocks:
    to:
    - operation:
        hosts: ["*.example.com", "example.com"]
        notHosts:
        ports: ["8080"]
        notPorts: ["15020"]
        paths: ["/healthz", "/admin", "/admin/*", "/public/*", "/metrics"]
        notPaths:
        methods: ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
    when:
    - key: request.headers[x-token]
      notValues:
    - key: source.namespace
    - key: source.principal
    - key: source.ip
    - key: remote.ip
    - key: destination.ip
    - key: destination.port
    - key: connection.sni
    - key: request.auth.principal
    - key: request.auth.audiences
    - key: request.auth.presenter
    - key: request.auth.claims[groups]
      values: ["admin"]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: deny-all
  namespace: default
spec: {}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: deny-backend
  namespace: default
spec:
  selector:
    matchLabels:
      app: backend
  action: DENY
  rules:
  - to:
    - operation:
        paths: ["/api/*"]
        notMethods: ["GET"]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: allow-frontend
  namespace: default
spec:
  selector:
    matchLabels:
      app: backend
  action: ALLOW
  rules:
  - from:
    - source:
        namespaces: ["default"]
        principals: ["cluster.local/ns/default/sa/frontend"]
    to:
    - operation:
        methods: ["GET"]
        paths: ["/api/v1/*"]
`;

const JSON_1 = `{"scenario":{"lobby":1,"name":"","description":"","mesh":{"rootNamespace":"istio-system","trustDomain":"cluster.local","trustDomainAliases":["pathNormalization":{"normalization":"MERGE_SLASHES"},"defaultConfig":{"gatewayTopology":{"numTrustedProxies":1}},"extensionProviders":[{"name":"sample-ext-authz","envoyExtAuthzHttp":{"service":"ext-authz.foo.svc.cluster.local","port":"8000","includeRequestHeadersInCheck":["x-ext-authz"],"headersToUpstreamOnAllow":["x-user"],"failOpen":true}},{"name":"sample-ext-authz-grpc","envoyExtAuthzGrpc":{"service":"ext-authz.foo.svc.cluster.local","port":"9000"}}],"stageOrder":"documented","stageOrder":"istio"},"jwks":{"https://issuer.example/keys":{"keys":[{"kty":"RSA","kid":"demo-1","use":"sig","alg":"RS256","e":"AQAB","n":"},"externalAuthorizers":{"sample-ext-authz":{"decision":"allow","decision":"deny","decision":"error","allowWhen":{"header":"x-ext-authz","equals":"allow"},"status":403,"body":"denied","headers":{}}},"services":[],"workloads":[{"name":"backend","namespace":"default","labels":{"app":"backend","version":"v1"},"serviceAccount":"backend","ip":"10.0.0.9","proxy":"gateway","proxy":"waypoint","proxy":"none","proxy":"sidecar","ports":[{"port":9090,"protocol":"TCP"},{"port":8080,"protocol":"HTTP"}],"services":["backend"]}],"now":"2026-11-22T00:00:00Z","requests":[{"name":"","from":{"plaintext":true,"ip":"203.0.113.7"},"from":{"tls":"simple","from":{"principal":"cluster.local/ns/default/sa/frontend","ip":"10.0.0.5"},"sni":"outbound_.80_._.backend.default.svc.cluster.local","jwt":{"claims":{"iss":"https://issuer.example","sub":"alice","aud":"bookstore","groups":["admin"],"scope":"read write","exp":"+1h"},"header":{"kid":"demo-1"},"signWith":"stranger","signWith":"none","signWith":"demo"},"headers":{"authorization":"Bearer eyJhbGciOiJSUzI1NiIs","content-type":"application/grpc","x-forwarded-for":"x-ext-authz":"allow"},"expect":{"outcome":"refused","outcome":"denied","status":401,"status":403,"stage":"HANDSHAKE","stage":"PROXY","stage":"JWT","stage":"CUSTOM","stage":"DENY","policy":"default/deny-all","rule":0,"policy":null,"rule":null,"body":"RBAC: access denied","grpcStatus":null,"details":"rbac_access_denied_matched_policy[ns[default]-policy[deny-all]-rule[0]]","details":null,"audited":false,"upstream":null,"outcome":"allowed","status":200,"stage":"ALLOW"}},{"name":"frontend reads data","from":{"workload":"default/frontend"},"to":{"workload":"default/backend","port":8080},"http":{"method":"POST","http":{"method":"GET","authority":"backend.default.svc.cluster.local:8080","path":"/api/v1/data"}}]},"chosen":1,"step":3,"depth":"policies","depth":"clauses"}`;

export const DICTIONARY_1: Uint8Array = new TextEncoder().encode(
  `${JSON.stringify(YAML_1).slice(1, -1)}${JSON_1}"resources":[{"name":"policies.yaml","text":"apiVersion: security.istio.io/v1\\nkind: AuthorizationPolicy\\nmetadata:\\n  name: `,
);
