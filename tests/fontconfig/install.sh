#!/bin/sh
# Installs the embedded faces for the user under the names a DOCX of ours asks for, so that
# LibreOffice renders it with the faces of the PDF.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
fonts="$HOME/.fonts/gongwen"
conf="${XDG_CONFIG_HOME:-$HOME/.config}/fontconfig/conf.d"
mkdir -p "$fonts" "$conf"
cp "$here"/../../fonts/*.ttf "$here"/../../fonts/*.otf "$fonts"
cp "$here/60-gongwen.conf" "$conf"
fc-cache -f "$fonts"
