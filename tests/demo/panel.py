"""A panel with a tray that can be seen: Xfce's, a StatusNotifier host, else trayer, which is of the old kind."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.desk.desk import Desk

PANEL_PX = 34


def start_panel(desk: Desk, scale: int) -> None:
    """Put it at the bottom of the screen, its tray at the right end."""
    if shutil.which("xfce4-panel"):
        _write_panel(Path(desk.env["XDG_CONFIG_HOME"]))
        desk.start(["xfce4-panel", "--disable-wm-check"], env={"GDK_SCALE": str(scale)})
        desk.wait(lambda: desk.has_name("org.kde.StatusNotifierWatcher"), 15, "the panel")
    else:
        desk.start(["trayer", "--edge", "bottom", "--align", "right", "--height", str(PANEL_PX * scale)])


def _write_panel(config: Path) -> None:
    """One panel at the bottom: the open windows, and the tray at the right end."""
    folder = config / "xfce4/xfconf/xfce-perchannel-xml"
    folder.mkdir(parents=True)
    (folder / "xfce4-panel.xml").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="{PANEL_PX}"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/><property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
""")
