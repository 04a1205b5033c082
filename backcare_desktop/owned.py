"""The person's own moves and tips while the app runs, and for the command line: read, changed, taken in, shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders

if TYPE_CHECKING:
    from backcare_desktop.core.own.own import Keep, Offer, OwnChange, OwnContent, OwnItem, OwnView, Share, TakeIn
    from backcare_desktop.store.own_files import OwnFiles, Stamps


@dataclass(frozen=True, slots=True)
class _Undo:
    """How to go back: what it is called, what comes back, what goes, and the order that all had."""

    words: str
    back: tuple[OwnItem, ...] = ()
    gone: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class Owned:
    """Holds what the person wrote. ``tell`` gets a sentence for each thing in the files that cannot be used.

    ``came`` gets the ids of what is new, whose like may have been put away and deleted before.

    Nothing of this is loaded before somebody asks, and ``content`` is None where there is nothing of theirs.
    """

    def __init__(
        self,
        folders: Folders,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
        *,
        came: Callable[[frozenset[str]], object] = lambda _ids: None,
    ) -> None:
        self._folders = folders
        self._now = now
        self._tell = tell
        self._came = came
        self._files: OwnFiles | None = None
        self._stamps: Stamps | None = None
        self._content: OwnContent | None = None
        self._is_whole = True
        """Whether all that is in the files could be used: else a picture may belong to what could not."""
        self._said = ""
        self._is_refused = False
        self._undo: _Undo | None = None

    def content(self) -> OwnContent | None:
        """What there is now; read anew when a file was changed, by whomever."""
        if self._files is None and not self._folders.own.exists():
            return None
        files = self._store()
        stamps = files.stamps()
        if stamps != self._stamps:
            self._stamps = stamps
            content, problems = files.load(self._now())
            self._content = content if content.items else None
            self._is_whole = not problems
            for problem in problems:
                self._tell(problem)
        return self._content

    def view(self, hidden: frozenset[str] = frozenset()) -> OwnView:
        """What the window shows."""
        from backcare_desktop.core.own.own import NOTHING, OwnView

        undo = self._undo.words if self._undo is not None else ""
        return OwnView(self.content() or NOTHING, hidden, self._said, self._is_refused, undo)

    def picture(self, item_id: str) -> str:
        """Where the picture of a move is; empty for none."""
        from backcare_desktop.core.own.own import OwnMove

        content = self.content()
        item = content.find(item_id) if content is not None else None
        if not isinstance(item, OwnMove) or not item.picture:
            return ""
        path = self._store().picture(item.picture)
        return str(path) if path.is_file() else ""

    def look_into(self, path: str) -> Offer:
        """What a shared file would add; nothing is changed. Raises Problem."""
        from backcare_desktop.core.own.merge import offer
        from backcare_desktop.core.own.own import NOTHING
        from backcare_desktop.store import own_pack
        from backcare_desktop.ui.own import picture as ownpicture

        shared = own_pack.load(Path(path))
        pictures: dict[str, bytes] = {}
        wrongs = list(shared.wrongs)
        for move in shared.content.moves:
            if move.picture in shared.pictures:
                try:
                    pictures[move.picture] = ownpicture.received(shared.pictures[move.picture])
                except Problem as problem:
                    wrongs.append(f"The file, “{move.name}”: {problem}")
        present, files = self.content() or NOTHING, self._pictures_there()
        return offer(shared.content, present, pictures, files=files, left_out=tuple(wrongs))

    def carry_out(self, change: OwnChange) -> str:
        """Do what the person chose; a sentence about it. Raises Problem, nothing being changed then."""
        from backcare_desktop.core.own import own

        try:
            match change:
                case own.Keep():
                    said = self._keep(change)
                case own.Drop(id=item_id):
                    said = self._drop(item_id)
                case own.TakeIn():
                    said = self._take_in(change)
                case own.Share():
                    said = self._share(change)
                case own.TakeBack():
                    said = self._take_back()
                case _:
                    said = self._said
        except Problem as problem:
            self._said, self._is_refused = str(problem), True
            raise
        self._said, self._is_refused = said, False
        return said

    def rest(self) -> None:
        """The window was closed: what could be undone no longer can, and pictures that nothing uses go."""
        self._said, self._is_refused, self._undo = "", False, None
        content = self.content()
        if self._files is not None and content is not None and self._is_whole:
            self._files.tidy(content.pictures)

    # ---- the changes

    def _keep(self, change: Keep) -> str:
        from dataclasses import replace

        from backcare_desktop.core.own.merge import picture_name
        from backcare_desktop.core.own.own import NOTHING, OwnMove
        from backcare_desktop.core.own.read import named

        content = self.content() or NOTHING
        before = content.find(change.item.id) if change.item.id else None
        item: OwnItem = change.item if before else named(change.item, {each.id for each in content.items})
        pictures: dict[str, bytes] = {}
        if change.picture is not None and isinstance(item, OwnMove):
            name = picture_name(item.id, change.picture, self._pictures_there())
            item = replace(item, picture=name)
            pictures = {name: change.picture}
        self._change(lambda now: now.with_items([item]), pictures)
        if before is None:
            self._came(frozenset({item.id}))
            self._undo = _Undo(f"Take “{item.name}” away again", gone=(item.id,))
            return f"“{item.name}” is kept."
        self._undo = _Undo(f"Put “{before.name}” back as it was", back=(before,))
        return f"“{item.name}” is changed."

    def _drop(self, item_id: str) -> str:
        from backcare_desktop.core.own.own import NOTHING

        content = self.content() or NOTHING
        item = content.find(item_id)
        if item is None:
            raise Problem("It is not there any more. Nothing was changed.")
        self._change(lambda now: now.without([item_id]))
        order = tuple(each.id for each in content.items)
        self._undo = _Undo(f"Put “{item.name}” back", back=(item,), order=order)
        return f"“{item.name}” is deleted."

    def _take_in(self, change: TakeIn) -> str:
        from backcare_desktop.core.own.merge import added

        content = change.offer.content
        if not content.items:
            raise Problem("There is nothing new in it. Nothing was changed.")
        self._change(lambda now: added(now, content), dict(change.offer.pictures))
        count = counted(content)
        self._came(frozenset(each.id for each in content.items))
        self._undo = _Undo(f"Take {count} away again", gone=tuple(each.id for each in content.items))
        return f"{count.capitalize()} added."

    def _share(self, change: Share) -> str:
        from backcare_desktop.core.own.own import NOTHING
        from backcare_desktop.store import own_pack
        from backcare_desktop.ui.own import picture as ownpicture

        chosen = (self.content() or NOTHING).only(change.ids)
        if not chosen.items:
            raise Problem("There is nothing to share yet. Nothing was written. Add a move or a tip first.")

        def image(name: str) -> bytes:
            return ownpicture.chosen(_bytes(self._store().picture(name)))

        own_pack.save(Path(change.path), chosen, image)
        return f"{counted(chosen).capitalize()} written to {change.path}."

    def _take_back(self) -> str:
        undo, self._undo = self._undo, None
        if undo is None:
            return self._said
        self._change(lambda now: now.without(undo.gone).with_items(undo.back).in_order(undo.order))
        return "It is as it was before."

    # ---- the files

    def _change(self, edit: Callable[[OwnContent], OwnContent], pictures: dict[str, bytes] | None = None) -> None:
        self._store().change(edit, self._now(), pictures)
        self._stamps = None
        self.content()

    def _pictures_there(self) -> frozenset[str]:
        folder = self._store().picture("x").parent
        return frozenset(each.name for each in folder.iterdir()) if folder.is_dir() else frozenset()

    def _store(self) -> OwnFiles:
        if self._files is None:
            from backcare_desktop.store.own_files import OwnFiles

            self._files = OwnFiles(self._folders.own, self._folders.state)
        return self._files


def counted(content: OwnContent) -> str:
    """How much there is, in words: "2 moves and 1 tip"."""
    from backcare_desktop.core.wording import listed

    parts = [(len(content.moves), "move"), (len(content.tips), "tip")]
    return listed([f"{number} {word}{'s' if number > 1 else ''}" for number, word in parts if number])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(
            f"The picture {path} cannot be read ({error.strerror}). Nothing was shared. "
            "Choose the picture again in its move, or take it away there."
        ) from error
