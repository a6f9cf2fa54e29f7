#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and installs the flatpak without flathub: against a runtime made from Debian 13, which has
# the same libraries as the GNOME runtime. Proves the manifest, the build in the sandbox and the
# layout of what is installed; not the GNOME runtime itself, which only flathub has.
#
# usage: flatpak/build-local.sh FOLDER    as root; needs debootstrap flatpak flatpak-builder elfutils
#
# FOLDER (about 4 GB) keeps the root of Debian, the runtime, and FOLDER/user, the flatpak
# installation: FLATPAK_USER_DIR=FOLDER/user flatpak run io.github.vitrine_studio.Vitrine
set -euo pipefail

folder=$(realpath -m "${1:?usage: build-local.sh FOLDER}")
here=$(cd "$(dirname "$0")" && pwd)
id=io.github.vitrine_studio.Vitrine
runtime=org.debian.GtkSdk
branch=trixie
arch=$(flatpak --default-arch)
root=$folder/root
export FLATPAK_USER_DIR=$folder/user

make_root () {
  [ -d "$root/etc" ] ||
    debootstrap --variant=minbase --include=ca-certificates $branch "$root" http://deb.debian.org/debian
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  chroot "$root" apt-get -q update
  chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
    gcc libc6-dev pkgconf meson ninja-build gettext desktop-file-utils libgtk-4-dev libadwaita-1-dev \
    libsqlite3-dev libjson-glib-dev libarchive-dev libuchardet-dev adwaita-icon-theme librsvg2-common \
    fonts-cantarell gsettings-desktop-schemas appstream
}

# A runtime is /usr with metadata beside it; what belongs to one machine stays out.
make_runtime () {
  local tree=$folder/runtime
  rm -rf "$tree" "$folder/runtime-repo"
  mkdir -p "$tree/files"
  cp -a "$root/usr" "$tree/usr"
  rm -rf "$tree"/usr/share/{doc,man,locale}
  cp -a "$root/etc" "$tree/usr/etc"
  rm -f "$tree"/usr/etc/{shadow,shadow-,gshadow,gshadow-,passwd-,group-,passwd,group,resolv.conf,machine-id}
  find "$tree" \( -type b -o -type c -o -type p \) -delete
  find "$tree" -type f -perm /6000 -exec chmod a-s {} +
  cat >"$tree/metadata" <<METADATA
[Runtime]
name=$runtime
runtime=$runtime/$arch/$branch
sdk=$runtime/$arch/$branch
METADATA
  flatpak build-export --runtime --no-update-summary --disable-sandbox \
    "$folder/runtime-repo" "$tree" $branch
  flatpak build-update-repo "$folder/runtime-repo"
  rm -rf "$tree"
  flatpak --user remote-add --if-not-exists --no-gpg-verify local-debian "$folder/runtime-repo"
  flatpak --user install -y --noninteractive --or-update local-debian $runtime//$branch
}

# The manifest as it is but for the runtime, and without what that one has already.
local_manifest () {
  python3 - "$here/$id.json" "$runtime" "$branch" <<'PYTHON'
import json, os, sys

path, runtime, branch = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    manifest = json.load(file)
manifest.update({"runtime": runtime, "sdk": runtime, "runtime-version": branch})
# The runtime lacks the tool for it, and no shop of applications reads this build.
manifest["appstream-compose"] = False
manifest["modules"] = [module for module in manifest["modules"] if module["name"] != "uchardet"]
for module in manifest["modules"]:
    for source in module["sources"]:
        if source["type"] == "dir":
            source["path"] = os.path.normpath(os.path.join(os.path.dirname(path), source["path"]))
json.dump(manifest, sys.stdout, indent=2)
PYTHON
}

mkdir -p "$folder"
flatpak --user info $runtime//$branch >/dev/null 2>&1 || { make_root; make_runtime; }
local_manifest >"$folder/$id.json"
cd "$folder"
flatpak-builder --user --force-clean --disable-rofiles-fuse --disable-updates --install \
  --state-dir="$folder/state" --repo="$folder/app-repo" "$folder/build" "$folder/$id.json"
flatpak build-bundle "$folder/app-repo" "$folder/vitrine.flatpak" $id
flatpak --user info $id
