"""Trợ giúp: every page of the guide is read inside the product, its links lead to pages, its pictures are ours."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

pytestmark = pytest.mark.django_db
PAGES = sorted(path.stem for path in settings.GUIDE.glob("*.md") if path.stem != "README")
PNG = b"\x89PNG\r\n\x1a\n"


def read(client, name=""):
    answer = client.get(reverse("overview:guide-page", kwargs={"name": name}) if name else reverse("overview:guide"))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_every_page_is_reached_from_the_contents_by_everyone(cast, sign_in):
    page = read(sign_in(cast.member))
    assert page.h1.get_text() == "Hướng dẫn sử dụng"
    assert {link["href"] for link in page.select(".cd-bai a")} == {reverse("overview:guide-page", kwargs={"name": name}) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_title_once_and_its_links_lead_somewhere(cast, sign_in, name):
    client = sign_in(cast.chair)
    page = read(client, name)
    assert page.h1.get_text() in page.title.get_text() and len(page.select("h1")) == 1
    words = page.select_one(".cd-bai").get_text()
    assert "**" not in words and "](" not in words and "|---" not in words
    for link in page.select(".cd-bai a"):
        assert client.get(link["href"]).status_code == 200, link["href"]
    for picture in page.select(".cd-bai img"):
        assert client.get(picture["src"])["Content-Type"] == "image/png"


@pytest.mark.parametrize("name", ["khong-co", "README", "anh"])
def test_no_other_file_is_read(cast, sign_in, name):
    assert sign_in(cast.chair).get(f"/tro-giup/{name}/").status_code == 404


def test_pictures(cast, sign_in, settings, tmp_path):
    settings.GUIDE = tmp_path
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "01-so.png").write_bytes(PNG)
    (tmp_path / "bai.md").write_text("# Bài\n\n![Sổ](anh/01-so.png) ![Chưa](anh/02-chua.png)\n", encoding="utf-8")
    client = sign_in(cast.chair)
    pictures = read(client, "bai").select(".cd-bai img")
    assert [picture["alt"] for picture in pictures] == ["Sổ"]
    assert b"".join(client.get(pictures[0]["src"]).streaming_content) == PNG
    assert client.get(pictures[0]["src"].replace("01-so", "02-chua")).status_code == 404
    assert "không kèm bài hướng dẫn" in client.get(reverse("overview:guide")).content.decode()


def test_signed_out_one_signs_in_first(client):
    assert client.get(reverse("overview:guide")).status_code == 302


def test_the_masthead_leads_there(cast, sign_in):
    for who in (cast.chair, cast.member):
        assert f'href="{reverse("overview:guide")}"' in sign_in(who).get("/giao-dien/").content.decode()
