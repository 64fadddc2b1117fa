"""What is drawn from a whole report."""

from hypothesis import given
from hypothesis import strategies as st

from kb.programmes.drawn import drawn_from
from tests.kb_texts import GENERATED, read
from tests.programme_texts import PLAN, REPORT
from tests.test_kb_programmes_mentions import PIECES


def test_the_report_itself_is_a_document() -> None:
    report = read(PLAN)
    own = [mention for mention in drawn_from(report)[0] if mention.own]
    assert [(m.kind, m.number, m.date) for m in own] == [("kế hoạch", "32/KH-UBND", "2032-01-22")]
    assert report.text[own[0].start : own[0].end].startswith("KẾ HOẠCH")


def test_each_part_of_a_file_is_a_document() -> None:
    more = "".join(f"Bản {number} đã có điện, có nước.\n" for number in range(12))
    both = REPORT + more + PLAN.replace("TỈNH CAO BẰNG", "TỈNH CAO BẰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    report = read(both)
    assert len(report.parts) == 2
    assert [m.kind for m in drawn_from(report)[0] if m.own] == ["báo cáo", "kế hoạch"]


@GENERATED
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join))
def test_mentions_stand_in_blocks_and_relations_join_mentions(text: str) -> None:
    report = read(f"BÁO CÁO\nTình hình tỉnh năm 2031\n{text} xong.")
    mentions, relations = drawn_from(report)
    for mention in mentions:
        assert any(b.start <= mention.start and mention.end <= b.end for b in report.blocks) or mention.own
    for relation in relations:
        assert 0 <= relation.start < relation.end <= len(report.text)
        assert relation.source != relation.target
        assert max(relation.source, relation.target) < len(mentions)
