"""The faces a DOCX of ours asks for, for programs that render it."""
import os
import pathlib

HERE = pathlib.Path(__file__).resolve().parent


def faces(folder):
    """An environment in which the names a DOCX asks for are the embedded faces."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{HERE.parent / 'fonts'}</dir><cachedir>{folder / 'font-cache'}</cachedir>"
        f"<include>{HERE / 'fontconfig' / '60-gongwen.conf'}</include></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(conf)}
