"""A visitor without a browser: speaks to a Streamlit server as its page does, quickly enough for hundreds."""

from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

Value = bool | int | str | list[str]


class Visitor:
    """One session. What the last run drew is in `drawn`, what it said of faults in `said`."""

    def __init__(self, url: str, patience_seconds: float = 120) -> None:
        self._url = url
        self._patience = patience_seconds
        self._states: dict[str, WidgetState] = {}
        self.session_id = ""
        self.drawn: list[tuple[str, Any]] = []
        self.said: list[str] = []
        self.received_bytes = 0
        self._socket = connect(
            f"{url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            ping_interval=None,
            open_timeout=patience_seconds,
        )

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def run(self, triggers: Mapping[str, str] | None = None, *, query: str = "") -> None:
        """Run the page once, with some buttons pressed: their ids."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.widget_states.widgets.extend(self._states.values())
        for widget in triggers or {}:
            message.rerun_script.widget_states.widgets.append(WidgetState(id=widget, trigger_value=True))
        self._socket.send(message.SerializeToString())
        self._take_run()

    def _take_run(self) -> None:
        self.drawn, self.said = [], []
        while True:
            message = self._receive()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session_id = message.new_session.initialize.session_id
            elif kind == "delta":
                self._note(message.delta)
            elif kind == "script_finished":
                return

    def _receive(self) -> ForwardMsg:
        content = self._socket.recv(timeout=self._patience)
        self.received_bytes += len(content)
        message = ForwardMsg()
        message.ParseFromString(content if isinstance(content, bytes) else content.encode())
        return message

    def _note(self, delta: Any) -> None:
        if delta.WhichOneof("type") == "add_block":
            block = delta.add_block
            if block.WhichOneof("type") == "expandable":
                self.drawn.append(("expandable", block.expandable))
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            return
        self.drawn.append((kind, getattr(element, kind)))
        if kind == "alert":
            self.said.append(element.alert.body)
        if kind == "exception":
            self.said.append(f"exception: {element.exception.message}")

    def find(self, key: str) -> str:
        """Id of the widget that was drawn with a key.

        Raises
        ------
        LookupError
            If none was.
        """
        for _, element in self.drawn:
            widget: str = getattr(element, "id", "")
            if widget.endswith(f"-{key}"):
                return widget
        raise LookupError(f"{key} among {[getattr(one, 'id', '') for _, one in self.drawn]}")

    def has(self, key: str) -> bool:
        """Whether a widget was drawn with a key."""
        return any(getattr(element, "id", "").endswith(f"-{key}") for _, element in self.drawn)

    def press(self, key: str) -> None:
        """Press a button."""
        self.run({self.find(key): ""})

    def press_primary(self) -> None:
        """Press the first button that stands out and can be pressed, if there is one."""
        for kind, element in self.drawn:
            if kind == "button" and element.type == "primary" and not element.disabled:
                self.run({element.id: ""})
                return

    def choose(self, key: str, value: Value) -> None:
        """Set a widget, and run the page."""
        widget = self.find(key)
        state = WidgetState(id=widget)
        match value:
            case bool():
                state.bool_value = value
            case int():
                state.int_value = value
            case str():
                state.string_value = value
            case list():
                state.string_array_value.data.extend(value)
        self._states[widget] = state
        self.run()

    def upload(self, name: str, content: bytes) -> int:
        """Drop a file into the page's first field for files; gives the status of its reception."""
        field = next(element for kind, element in self.drawn if kind == "file_uploader")
        message = BackMsg()
        message.file_urls_request.request_id = secrets.token_hex(4)
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session_id
        self._socket.send(message.SerializeToString())
        while (answer := self._receive()).WhichOneof("type") != "file_urls_response":
            pass
        urls = answer.file_urls_response.file_urls[0]
        status = self._put(urls.upload_url, name, content)
        state = WidgetState(id=field.id)
        state.file_uploader_state_value.uploaded_file_info.add(
            file_id=urls.file_id, name=name, size=len(content), file_urls=urls
        )
        self._states[field.id] = state
        self.run()
        self._states.pop(field.id)
        return status

    def _put(self, address: str, name: str, content: bytes) -> int:
        boundary = secrets.token_hex(8)
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename={json.dumps(name)}\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        request = urllib.request.Request(
            urljoin(self._url, address),
            data=body,
            method="PUT",
            headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self._patience) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
