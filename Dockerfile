# Lobby behind nginx: the build, then only its files. docs/self-hosting.md says how to run it.
FROM node:20-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json vite.config.ts index.html ./
COPY public public
COPY scripts scripts
COPY src src
RUN npm run build

FROM nginx:stable-alpine
WORKDIR /lobby
COPY deploy/nginx.conf nginx.conf
COPY --from=build /src/dist html
# The only place that nginx writes to.
RUN mkdir tmp && chown nginx:nginx tmp
USER 101
EXPOSE 8080
STOPSIGNAL SIGQUIT
ENTRYPOINT ["nginx", "-p", "/lobby", "-c", "/lobby/nginx.conf", "-e", "stderr", "-g", "daemon off;"]
