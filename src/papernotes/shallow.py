"""YAML that is nested no deeper than any person nests it: what is deeper ends the C library, and this process."""

from __future__ import annotations

from typing import cast

import yaml

DEEPEST = 100  # lists and mappings inside one another
_NEST = "[{-?:"  # one of which there is for every level


def shallow(text: str) -> str:
    """That text of YAML; raises yaml.YAMLError where it is nested too deep."""
    if sum(map(text.count, _NEST)) > DEEPEST:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=cast(yaml.Mark, event.start_mark))
    return text
