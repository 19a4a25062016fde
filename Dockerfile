# Copydesk in a container: docker run --rm -v "$PWD:/drafts" copydesk
FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm pack --pack-destination /tmp

FROM node:22-slim
# Git says what changed; a folder that is mounted belongs to somebody else.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /tmp/copydesk-*.tgz /tmp/
RUN npm install --global --omit=dev --ignore-scripts --no-audit --no-fund /tmp/copydesk-*.tgz \
  && npm cache clean --force \
  && rm /tmp/copydesk-*.tgz
USER node
WORKDIR /drafts
ENTRYPOINT ["copydesk"]
