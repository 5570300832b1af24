"""Which addresses of a map may be opened, where they lead, and what is said of odd ones."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.addresses import address, address_of, has_address
from argmap.core.records import Source
from argmap.core.rules import RefusalError


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://Example.ORG/A", "http://example.org/A"),
        ("www.example.org", "https://www.example.org"),
        ("example.org/paper.pdf", "https://example.org/paper.pdf"),
        ("  https://example.org\n", "https://example.org"),
        ("https://de.example.org/wiki/Übung", "https://de.example.org/wiki/%C3%9Cbung"),
        ('https://example.org/a|b"<c>', "https://example.org/a%7Cb%22%3Cc%3E"),
        ("https://example.org/%41%zz", "https://example.org/%41%zz"),
        ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("https://example.org#@elsewhere.net", "https://example.org#@elsewhere.net"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
    ],
)
def test_an_ordinary_address_is_opened_as_it_is_meant(written: str, url: str) -> None:
    found = address(written)
    assert (found.url, found.odd) == (url, ())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("file:///etc/passwd", "begins with “file:”"),
        ("FILE:///etc/passwd", "begins with “FILE:”"),
        ("javascript:alert(1)", "begins with “javascript:”"),
        ("data:text/html,<script>", "begins with “data:”"),
        ("smb://host/share", "begins with “smb:”"),
        ("vscode://x", "begins with “vscode:”"),
        ("//host/share", "begins with “//host/share”"),
        (r"\\host\share", r"(\)"),
        (r"C:\Windows\calc.exe", r"(\)"),
        ("/etc/passwd", "begins with “/etc/passwd”"),
        ("~/x.desktop", "begins with “~/x.desktop”"),
        ("https:example.org", "begins with “https:exampl”"),
        ("-rf", "begins with “-rf”"),
        ("java\nscript:x", r"(\u000A)"),
        ("https://example.org/\u202egpj.exe", r"(\u202E)"),
        ("https://exam\u200bple.org", r"(\u200B)"),
        ("https://example.org\\@evil.net", r"(\)"),
        ("https://example.org/a b", "(a space)"),
        ("https:///x", "no complete web address"),
        ("https://ex%61mple.org", "no complete web address"),
        ("https://example.org:99999", "no complete web address"),
        ("https://[::1", "no complete web address"),
        ("https://-.org", "no complete web address"),
        ("mailto:a@b.c?attach=/etc/passwd", "and nothing else"),
        ("mailto:a@b.c,d@e.f", "and nothing else"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(written: str, said: str) -> None:
    with pytest.raises(RefusalError) as refusal:
        address(written)
    assert said in str(refusal.value)


def test_letters_that_look_like_others_are_told() -> None:
    whole = address("https://аррӏе.com/")  # Cyrillic, all of it
    assert whole.url == "https://xn--80ak6aa92e.com/"
    assert any("xn--80ak6aa92e.com" in each for each in whole.odd)
    mixed = address("https://pаypal.com")  # one letter of it
    assert any("several scripts" in each for each in mixed.odd)
    assert not any("several scripts" in each for each in address("https://日本x.jp").odd)


def test_a_name_before_the_host_is_told() -> None:
    found = address("https://bank.example@evil.net/login")
    assert found.host == "evil.net"
    assert any("“evil.net”" in each for each in found.odd)


def test_a_source_is_found_by_its_doi_too() -> None:
    assert address_of(Source(id="s", DOI="10.1000/x(1)")).url == "https://doi.org/10.1000/x(1)"
    assert address_of(Source(id="s", DOI="doi: 10.1/é")).url == "https://doi.org/10.1/%C3%A9"
    assert not has_address(Source(id="s", URL="  "))
    with pytest.raises(RefusalError, match="no web address"):
        address_of(Source(id="s"))


_PIECES = st.sampled_from(
    [
        *("http", "https", "file", "javascript", "data", ":", "/", "//", "\\", "@", "?", "#", "."),
        *("example.org", "localhost", "[::1]", "%2F", "%00", "\u202e", "\u200b", "é", "аррӏе"),
        *(" ", "\t", "\n", "\0", "mailto:", "a@b.c", "-", "<", '"', "。", "\uff0f", "\u2100"),
    ]
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=8).map("".join)))
def test_whatever_is_opened_is_one_of_three_schemes_and_leads_where_it_says(text: str) -> None:
    try:
        found = address(text)
    except RefusalError:
        return
    assert found.url.isascii()
    assert found.url.isprintable()
    assert " " not in found.url
    parts = urlsplit(found.url)
    assert parts.scheme in ("http", "https", "mailto")
    if parts.scheme != "mailto":
        named = found.host.encode("idna").decode() if not found.host.isascii() else found.host
        assert parts.hostname == named.lower()
        assert not parts.username or found.odd
