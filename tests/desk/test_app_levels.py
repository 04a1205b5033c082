"""The whole app with a reminder that takes less room: the desktop's own notification in the place of windows."""

from __future__ import annotations

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
PROMPTS = "BackCare "


def test_a_notification_stands_for_notice_and_break_and_its_buttons_work(desk: Desk) -> None:
    need(has_dbusmock(desk), "python3-dbusmock is not installed")
    app = BackCare(desk, '[reminders]\nposture.level = "notification"\nstretch.level = "notification"\n')
    with Mock(desk, desk.env["DBUS_SESSION_BUS_ADDRESS"], SERVICE, ["--template", "notification_daemon"]) as server:
        app.start("--background")
        app.tell("break", "posture")
        desk.wait(lambda: '"Change position" "You asked for it"' in server.text(), 5, "the notification")
        assert desk.windows(PROMPTS, hidden=True) == []
        server.emit(PATH, SERVICE, "ActionInvoked", "us", 1, "skip")
        desk.wait(lambda: "CloseNotification 1" in server.text(), 5, "it is taken back")
        assert app.status()["prompt"] is None
        app.tell("break", "stretch")  # who asks for a break is shown its moves
        assert desk.still("BackCare break").width < 1280
        app.tell("skip")
    assert app.history() == [("posture", "skipped"), ("stretch", "skipped")]
