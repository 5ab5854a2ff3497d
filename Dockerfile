# The service and its workers, with the ffmpeg of the distribution: newer than the one that npm brings.
FROM node:22-trixie-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY tsconfig.json tsconfig.build.json vite.config.ts ./
COPY src ./src
# The pages know the manifest's schema.
COPY manifests ./manifests
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-trixie-slim
# util-linux brings prlimit and setpriv, which hold ffmpeg within its limits; tini ends what is left over.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg tini util-linux && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY package.json LICENSE ./
COPY manifests ./manifests
COPY subtitles ./subtitles
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production FFMPEG_PATH=/usr/bin/ffmpeg FFPROBE_PATH=/usr/bin/ffprobe POLYREEL_HOME=/data HOST=0.0.0.0 PORT=8080
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["tini", "--", "node", "dist/cli/main.js"]
CMD ["serve"]
