# The two commands a newcomer needs: make run, make test. Everything else is meson's.
BUILD   ?= _build
RELEASE ?= _build-release
SAMPLE  ?= online-retail
RUN      = _run

# From the checkout, nothing installed: data and settings schema are read where they lie.
ENV = VITRINE_DATA_DIR='$(CURDIR)/data' GSETTINGS_SCHEMA_DIR='$(CURDIR)/$(BUILD)/data' \
      VITRINE_LOCALE_DIR='$(CURDIR)/$(BUILD)/po'
CLI = $(ENV) $(BUILD)/app/cli/vitrine-cli

.PHONY: run build test bench format install clean

run: build
	@$(ENV) BUILD='$(BUILD)' SAMPLE='$(SAMPLE)' RUN='$(RUN)' .ci/open-or-export

build: $(BUILD)/build.ninja
	@ninja -C $(BUILD) vitrine-run

$(BUILD)/build.ninja:
	@.ci/install-packages build
	@meson setup $(BUILD)

# Whoever has built once may still lack what only the tests need; what was looked for in vain then is there now.
test:
	@.ci/install-packages build test
	@[ -f $(BUILD)/build.ninja ] || meson setup $(BUILD)
	@grep -q vitrine-rules.wasm $(BUILD)/build.ninja || meson setup --reconfigure $(BUILD)
	@.ci/check-format
	@ninja -C $(BUILD)
	@meson test -C $(BUILD) --no-rebuild --print-errorlogs

bench:
	@.ci/install-packages build test
	@[ -f $(RELEASE)/build.ninja ] || meson setup $(RELEASE) --buildtype=release
	@ninja -C $(RELEASE)
	@ninja -C $(RELEASE) bench

format:
	@git ls-files '*.c' '*.h' | xargs clang-format-14 -i

install: build
	@meson install -C $(BUILD)

clean:
	rm -rf $(BUILD) $(RELEASE) $(BUILD)-sanitize $(RUN)
