"""Words in each language of a plan, and vocabularies of them. Tested in tests/test_answers.py."""

from collections.abc import Iterator, Mapping
from typing import Never

Texts = Mapping[str, str]
"""Words in each language of the plan: `{"en": ..., "zh": ...}`."""

Terms = Mapping[str, Texts]
"""A vocabulary: what each identifier is called, in the order in which they are shown."""


class _NoTerms(Terms):
    """A vocabulary without terms, to which none can be added. Unlike MappingProxyType it pickles."""

    def __getitem__(self, key: str) -> Never:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "{}"


NO_TERMS: Terms = _NoTerms()
