# Builds the program and puts it, alone, into an image without a shell: docker build -t liemchinh .
# The steps are those of `make build`: the set-up for building, then the build script. See docs/operations.md.

# Debian 12, so that the binary asks for no newer C library than glibc 2.36, with a Node that the style compiler accepts.
FROM node:22-bookworm AS build
WORKDIR /src
# Debian's compiler builds both targets, so that no toolchain server is needed.
ENV WASM_TOOLCHAIN=debian
# First only what the set-up reads: its layer is kept until one of these files changes.
COPY Cargo.toml package.json package-lock.json ./
COPY scripts/env.sh scripts/setup.sh scripts/
RUN scripts/setup.sh build
COPY . .
RUN scripts/build.sh
# Becomes the data folder, so that a new volume belongs to the user below.
RUN mkdir /empty

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /src/target/release/liemchinh /liemchinh
COPY --from=build --chown=65532:65532 /empty /data
USER 65532:65532
EXPOSE 8080
VOLUME /data
ENTRYPOINT ["/liemchinh", "--data", "/data"]
# Refuses to start until TLS files or a trusted proxy are named: compose.yaml shows how.
CMD ["serve", "--listen", "0.0.0.0:8080"]
