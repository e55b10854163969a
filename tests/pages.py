"""What every page of a kind must hold, whichever room it belongs to."""

BANNED = ("không hợp lệ", "bắt buộc", "trường này", "bản ghi", "dữ liệu", "hủy bỏ", "xác nhận", "invalid", "required")


def check_form_with_errors(page):
    """``page`` (BeautifulSoup): title, summary in focus, links that lead to fields, the same words there, none that officers do not use."""
    assert page.title.get_text().startswith("Lỗi: "), page.title
    summary = page.select_one(".cd-bao-son[tabindex='-1']")
    assert summary is not None and summary.has_attr("autofocus"), "no summary in focus"
    lines = summary.select("li")
    assert lines, "the summary is empty"
    for line in lines:
        words = line.get_text()
        assert not [banned for banned in BANNED if banned in words.lower()], words
        if line.a is not None:
            _check_place(page, line.a["href"].removeprefix("#"), words)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted(identity for identity in ids if ids.count(identity) > 1)


def _check_place(page, target, words):
    place = page.find(id=target)
    assert place is not None, f"the summary leads to #{target}, which is nowhere"
    group = place.find_parent(class_="cd-truong") or place.find_parent("fieldset") or place
    said = {" ".join(sentence.get_text().split()) for sentence in group.select(".cd-loi-chu")} or {
        " ".join(sentence.get_text().split()) for sentence in page.select(".cd-loi-chu")
    }
    assert " ".join(words.split()) in said, f"“{words}” is said on top, not at the field"
    named = place if place.has_attr("aria-describedby") else place.find_parent("fieldset")
    if named is not None and named.has_attr("aria-describedby"):
        for identity in named["aria-describedby"].split():
            assert page.find(id=identity) is not None, f"aria-describedby names #{identity}, which is nowhere"


def plain_addresses(patterns, prefix="/"):
    """Addresses, with {unit} where the unit's number goes, that take nothing else."""
    for pattern in patterns:
        here = prefix + str(pattern.pattern).replace("<int:unit_id>", "{unit}")
        if "<" in here:
            continue
        if hasattr(pattern, "url_patterns"):
            yield from plain_addresses(pattern.url_patterns, here)
        else:
            yield here
