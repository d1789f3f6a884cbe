"""Pictures in the output: what is there, what is made anew, and what is cached."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from plugins.building.settings import PARTS
from plugins.site import picture_encoding
from plugins.site import pictures as pictures_module
from plugins.site.picture_encoding import EncodingItem, EncodingJob, cache_renditions
from plugins.site.pictures import PictureNotMade
from plugins.sources import folder as folder_module
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import Folder
from plugins.sources.renditions import renditions
from plugins.views.body import picture_html
from plugins.views.holdings import Picture
from plugins.workers.batches import SequentialExecutor, WorkerFailed
from tests.city import AS_OF, article, write
from tests.site.sites import ENVIRONMENT, Killed, Site, files
from tests.site.test_picture_encoding import opened, photo, with_position
from tests.site.world import World

PROJECT = Path(__file__).resolve().parents[2]
TIN, TIN_HAI = "articles/2023/09/tin.md", "articles/2023/09/tin-hai.md"
CAU, SONG = "images/2023/09/cau.jpg", "images/2023/09/song.jpg"


@pytest.fixture
def world(folder, tmp_path) -> World:
    """The small city with an article that shows a picture."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    write(folder, CAU, photo(size=(900, 600)))
    write(folder, TIN, article("Cầu mới", image=f"/{CAU}", image_alt="Cây cầu"))
    return World(tmp_path, None, AS_OF, frozenset(PARTS) - {"search"})


@pytest.fixture
def site(tmp_path):
    """Where it is built in place."""
    site = Site(tmp_path / "site")
    yield site
    site.close()


@pytest.fixture
def encoded(monkeypatch) -> list[str]:
    """The renditions that are encoded from now on, each as often as it is."""
    made: list[str] = []
    encode = picture_encoding.encode

    def noted(data, wanted, is_drawing):
        made.extend(one.path for one in wanted)
        return encode(data, wanted, is_drawing)

    monkeypatch.setattr(picture_encoding, "encode", noted)
    return made


def all_paths(path: str, size: tuple[int, int] = (900, 600)) -> list[str]:
    """Return where a photo is published."""
    return sorted(one.path for one in renditions(path, *size, False))


def shown(site: Site) -> list[str]:
    """Return the pictures of the output."""
    return sorted(path for path in files(site.output) if path.startswith("images/"))


def test_all_renditions_are_there(world, site):
    """Those that a page may ask for, and no other file."""
    site.build(world)
    assert shown(site) == all_paths(CAU)


def test_every_address_on_a_page_is_there(world, site):
    """A browser that takes a missing one shows nothing: it does not try the next."""
    write(world.root / "content", SONG, photo("JPEG", (2000, 1500)))
    world.put(f"content/{TIN_HAI}", article("Sông", f"![Sông](/{SONG})\n\n![Cầu](/{CAU})"))
    site.build(world)
    addresses = set()
    for path, data in files(site.output).items():
        if path.endswith(".html"):
            for tag in BeautifulSoup(data, "html.parser").find_all(["img", "source"]):
                addresses |= {one.split()[0] for one in tag.get("srcset", "").split(",") if one}
                addresses |= {tag["src"]} if tag.get("src") else set()
    assert sorted(one[1:] for one in addresses if one.startswith("/images/")) == shown(site)


def test_a_build_again_encodes_nothing(world, site, encoded):
    """Nor does one into an output that was emptied: what was made is cached beside the catalogue."""
    site.build(world)
    assert sorted(encoded) == all_paths(CAU)
    before = files(site.output)
    encoded.clear()
    site.build(world)
    shutil.rmtree(site.output)
    site.build(world)
    assert files(site.output) == before
    assert encoded == []


def test_an_edit_encodes_the_pictures_of_that_article_alone(world, site, encoded):
    """And only those that are new; an edit of the text encodes none."""
    site.build(world)
    encoded.clear()
    world.put(f"content/{TIN}", article("Cầu mới, sông cũ", image=f"/{CAU}", image_alt="Cây cầu"))
    site.build(world)
    assert encoded == []
    write(world.root / "content", SONG, photo(size=(700, 500)))
    world.put(f"content/{TIN}", article("Cầu", f"![Sông](/{SONG})", image=f"/{CAU}", image_alt="Cầu"))
    site.build(world)
    assert sorted(encoded) == all_paths(SONG, (700, 500))


def test_a_renamed_picture_is_not_encoded_again(world, site, encoded):
    """It is known by its bytes."""
    site.build(world)
    encoded.clear()
    (world.root / "content" / SONG).parent.mkdir(parents=True, exist_ok=True)
    (world.root / "content" / CAU).rename(world.root / "content" / SONG)
    world.put(f"content/{TIN}", article("Cầu mới", image=f"/{SONG}", image_alt="Cây cầu"))
    site.build(world)
    assert encoded == []
    assert shown(site) == all_paths(SONG)


def test_a_changed_picture_is_encoded_and_its_pages_follow(world, site, encoded):
    """Of another size: the widths on the page are other ones, and the old files go."""
    site.build(world)
    encoded.clear()
    write(world.root / "content", CAU, photo(size=(500, 800)))
    site.build(world)
    assert sorted(encoded) == shown(site) == all_paths(CAU, (500, 800))
    page = (site.output / "tin-tuc/2023/09/tin/index.html").read_text("utf-8")
    assert 'width="500" height="800"' in page


def test_what_nothing_shows_any_more_goes(world, site):
    """From the output and from what is cached."""
    site.build(world)
    world.put(f"content/{TIN}", article("Cầu mới"))
    site.build(world)
    assert shown(site) == []
    assert list((site.cache / "pictures").iterdir()) == []


@pytest.mark.parametrize("harm", [b"", b"hong"])
def test_a_damaged_rendition_is_made_again(world, site, encoded, harm):
    """What is cached is checked against its own digest; the format is made anew from the picture."""
    site.build(world)
    before = files(site.output)
    encoded.clear()
    (cached,) = (site.cache / "pictures").rglob("400.avif")
    cached.write_bytes(harm)
    shutil.rmtree(site.output)
    site.build(world)
    assert encoded == [f"{CAU}.400.avif", f"{CAU}.900.avif"]
    assert files(site.output) == before


def test_a_build_that_was_killed_goes_on_where_it_was(world, site, encoded, monkeypatch):
    """What was encoded is cached, and nothing half-made is left."""
    encode = picture_encoding.encode

    def killed(data, wanted, is_drawing):
        if wanted[0].format == "JPEG":
            raise Killed
        return encode(data, wanted, is_drawing)

    with monkeypatch.context() as patched:
        patched.setattr(picture_encoding, "encode", killed)
        with pytest.raises(Killed):
            site.build(world)
    site.kill()
    (site.cache / "pictures" / "half.1.new").write_bytes(b"nua chung")
    encoded.clear()
    site.build(world)
    assert encoded == [f"{CAU}.400.jpg", CAU]
    assert shown(site) == all_paths(CAU)
    assert not (site.cache / "pictures" / "half.1.new").exists()


def test_the_original_is_published_where_it_is_asked_for(world, site):
    """In full, at an address of its own, and neither there nor elsewhere with camera or place."""
    data = with_position()
    write(world.root / "content", CAU, data)
    site.build(world)
    assert data not in files(site.output).values()
    asked = f"name: Vân Khê\noriginals: /{CAU}\n"
    world.put("content/settings/portal.yaml", asked)
    site.build(world)
    original = files(site.output)[f"{CAU}.goc.jpg"]
    assert opened(original).tobytes() == opened(data).tobytes()
    assert not opened(original).getexif().get_ifd(0x8825)
    assert data not in files(site.output).values()
    assert not opened(files(site.output)[CAU]).getexif()
    world.put("content/settings/portal.yaml", "name: Vân Khê\n")
    site.build(world)
    assert f"{CAU}.goc.jpg" not in files(site.output)


def test_the_original_of_what_is_kept_back_is_not_published(world, tmp_path):
    """Whoever asks; the preview alone shows pictures of drafts."""
    (tmp_path / "release").mkdir()
    site = Site(tmp_path / "release", is_released=True)
    world.put("content/settings/portal.yaml", f"name: Vân Khê\noriginals: /{CAU}\n")
    world.put(f"content/{TIN}", article("Cầu mới", image=f"/{CAU}", image_alt="Cầu", status="draft"))
    site.build(world)
    assert shown(site) == []


def test_pictures_that_differ_in_their_ending_do_not_meet(world, site):
    """Each has its own renditions."""
    twin = CAU.replace(".jpg", ".webp")
    write(world.root / "content", twin, photo("WEBP", (900, 600)))
    world.put(f"content/{TIN_HAI}", article("Hai", f"![Cầu](/{twin})"))
    site.build(world)
    assert shown(site) == sorted(all_paths(CAU) + all_paths(twin))


def test_a_picture_named_as_a_rendition_is_passed_over(found):
    """F110: its address is that of another's rendition; an article that shows it hears that its name is taken (P112)."""
    name = f"{CAU}.800.jpg"
    assert ("F110", name, 1) in found({name: photo()})
    assert ("P112", TIN, 7) in found({TIN: article("Cầu", f"![Cầu](/{name})"), name: photo()})


def test_a_drawing_that_may_act_is_not_published(world, site):
    """SVG is refused: an article that shows it is in error, and the file is in no output."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
    write(world.root / "content", "images/2023/09/cau.svg", svg)
    site.build(world)
    assert not [path for path, data in files(site.output).items() if data == svg]
    world.put(f"content/{TIN}", article("Cầu", "![Cầu](/images/2023/09/cau.svg)"))
    problems = {(one.code, one.path) for one in site.build(world).problems if one.is_error}
    assert problems == {("P111", TIN)}


def test_a_picture_that_cannot_be_made_is_named(world, site, monkeypatch):
    """With its format and why; the build ends."""

    def too_long(job, items):
        raise WorkerFailed("time")

    monkeypatch.setattr(pictures_module, "cache_renditions", too_long)
    with pytest.raises(PictureNotMade, match=f"{CAU}.*AVIF.*time"):
        site.build(world)


def test_a_picture_that_changes_meanwhile_is_not_mistaken(folder, tmp_path):
    """What is cached under a digest is made of the bytes of that digest."""
    data = photo()
    write(folder, CAU, photo(size=(70, 50)))
    item = EncodingItem(CAU, sha256_hex(data), False, renditions(CAU, 64, 48, False)[:1])
    with pytest.raises(OSError, match=CAU):
        cache_renditions(EncodingJob(str(folder), str(tmp_path / "cached")), [item])
    assert not (tmp_path / "cached").exists()


@pytest.mark.parametrize("is_lead", [True, False])
def test_a_picture_looks_the_same_in_a_text_and_elsewhere(is_lead):
    """What the view writes into a text is what the component gives."""
    picture = Picture(
        "/images/cầu.jpg", "Cầu <mới>", 900, 600, "/a 400w, /b 900w", (("image/avif", "/c 400w"),)
    )
    templates = Environment(
        loader=FileSystemLoader(PROJECT / "theme/templates"), autoescape=True, **ENVIRONMENT
    )
    module = templates.get_template("components/picture.html").module
    assert str(module.picture(picture, "50vw", is_lead)) == picture_html(picture, "50vw", is_lead, is_lead)


def test_workers_keep_what_one_process_keeps(world, tmp_path):
    """The same names and bytes."""
    data = (world.root / "content" / CAU).read_bytes()
    items = [
        EncodingItem(
            CAU,
            sha256_hex(data),
            False,
            tuple(one for one in renditions(CAU, 900, 600, False) if one.format == form),
        )
        for form in ("AVIF", "WEBP", "JPEG")
    ]
    for place in ("one", "two"):
        job = EncodingJob(str(world.root / "content"), str(tmp_path / place))
        for item in items:
            SequentialExecutor().submit(cache_renditions, job, [item]).result()
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_document_is_read_when_it_changed(world, site, monkeypatch):
    """And not again at each build."""
    paper = "documents/2023/ke-hoach.pdf"
    write(world.root / "content", paper, b"%PDF-1.7 mot")
    world.put(f"content/{TIN}", article("Cầu mới", f"[Kế hoạch](/{paper})"))
    read: list[str] = []
    whole = Folder.read
    monkeypatch.setattr(folder_module, "_CLOCK_TICK_NS", -(10**9))  # as if all had been written long ago
    monkeypatch.setattr(Folder, "read", lambda folder, path: (read.append(path), whole(folder, path))[1])
    site.build(world)
    assert read.count(paper) == 1
    assert files(site.output)[paper] == b"%PDF-1.7 mot"
    read.clear()
    site.build(world)
    assert paper not in read
    write(world.root / "content", paper, b"%PDF-1.7 hai")
    site.build(world)
    assert files(site.output)[paper] == b"%PDF-1.7 hai"
