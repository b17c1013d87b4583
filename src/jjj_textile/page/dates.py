"""Dates as pages print them, in ISO form: 2023年7月11日 12:20, 2023-07-11 12:20, 11 July 2023, 二〇二三年七月十一日."""

import re
from datetime import datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_TIME = (
    r"(?:[\sT,，|]*(?:at\s)?(?P<hour>\d{1,2})(?:[:：时]|\.(?=\d\d\s?[ap]\.?m))(?P<minute>\d{2})"
    r"(?:[:：分](?P<second>\d{2}))?(?!\d)(?:\s?(?P<half>[ap])\.?m\b)?)?"
)
_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_TENS = re.compile("(?P<tens>[1-9])?十(?P<ones>[1-9])?")
_WORDED = re.compile(
    r"[一二][〇零○Ｏ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_FORMS = tuple(
    re.compile(rf"(?<!\d){form}{_TIME}", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)日?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d.])",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)


def date_in(text: str) -> str | None:
    """The first date in a text, with the time printed beside it, in ISO form without a zone."""
    text = _WORDED.sub(_in_digits, text)
    found = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(found, key=re.Match.start):
        if time := _iso(match):
            return time
    return None


def _in_digits(match: re.Match[str]) -> str:
    """A date in Chinese numerals, in digits."""
    digits = match[0].translate(_DIGITS)
    return _TENS.sub(lambda tens: f"{tens['tens'] or '1'}{tens['ones'] or '0'}", digits)


def is_date(text: str) -> bool:
    """Whether a text is a date and hardly anything else."""
    text = _WORDED.sub(_in_digits, text)
    return any(match.end() - match.start() > len(text) - 4 for form in _FORMS if (match := form.search(text)))


def local_time(text: str) -> str | None:
    """A time in ISO form, without its zone."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time.strftime("%Y-%m-%d" if len(text) <= len("2023-07-11") else "%Y-%m-%dT%H:%M:%S")


def _iso(match: re.Match[str]) -> str | None:
    parts = {key: part or "" for key, part in match.groupdict().items()}
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
    day = f"{parts['year']}-{month:02}-{int(parts['day']):02}"
    hour = f"T{_hour(int(parts['hour']), parts['half']):02}:{parts['minute']}" if parts["hour"] else ""
    return _existing(day + hour + (f":{parts['second']}" if parts["second"] else ""))


def _hour(hour: int, half: str) -> int:
    """An hour of the day, of one of twelve before or after noon."""
    return hour % 12 + 12 * (half.lower() == "p") if half else hour


def _existing(text: str) -> str | None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text
