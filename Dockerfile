# Three images from one file: the targets `database`, `backend` and `frontend` of docker-compose.yml.

FROM node:24-trixie-slim AS packages
WORKDIR /app
# These two files alone decide what is installed, so a change of the source keeps the layers below.
COPY package.json package-lock.json ./

FROM packages AS build
RUN npm ci --no-audit --no-fund
COPY tsconfig*.json vite.config.ts ./
COPY scripts scripts
COPY contract contract
COPY server server
COPY web web
RUN npm run build
# Compressed here once, not again for every browser.
RUN find dist/web -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' \) \
    -exec gzip --best --keep --no-name {} +
COPY docker/security-headers.mjs docker/
RUN node docker/security-headers.mjs > security-headers.conf

# What runs: no development packages, and not the embedded database, which is the optional one.
FROM packages AS production
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM postgres:18-trixie AS database
# A new volume takes the owner of the folder that it covers, so nothing here ever runs as root.
RUN install --directory --owner=postgres --group=postgres /run/firstline
COPY docker/start-database.sh /usr/local/bin/
USER postgres
# Where the server puts its socket and psql looks for it: /tmp is all that can be written.
ENV PGHOST=/tmp
ENTRYPOINT ["bash", "/usr/local/bin/start-database.sh"]
CMD []

FROM node:24-trixie-slim AS backend
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
WORKDIR /app
# All of it belongs to root: what runs cannot change itself.
COPY package.json ./
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY docker/check-backend.mjs docker/
USER node
EXPOSE 8000
ENTRYPOINT ["node", "--enable-source-maps", "dist/server/cli/main.js"]
CMD ["serve"]

FROM nginx:1.30-alpine-slim AS frontend
COPY docker/start-frontend.sh /usr/local/bin/
COPY docker/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /app/security-headers.conf /etc/nginx/security-headers.conf
COPY --from=build /app/dist/web /srv/web
USER nginx
EXPOSE 3000
ENTRYPOINT ["sh", "/usr/local/bin/start-frontend.sh"]
