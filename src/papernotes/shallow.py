"""YAML that is nested no deeper than any person nests it: what is deeper ends the C library, and this process. And read
so that each mistake in it has its place.
"""

from __future__ import annotations

from typing import Any, cast

import yaml

DEEPEST = 100  # lists and mappings inside one another
_NEST = "[{-?:"  # one of which there is for every level
_MOST = 1000  # keys that a mapping takes over from others (`<<: *a`): a few lines make millions


class Loader(yaml.CSafeLoader):
    """Values of YAML. What is none, such as the 99th of May, raises yaml.MarkedYAMLError as what is no YAML does."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        own = len(node.value)
        super().flatten_mapping(node)
        if len(node.value) > own + _MOST:
            raise yaml.MarkedYAMLError(problem="a mapping that takes over too many keys", problem_mark=node.start_mark)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from error


def shallow(text: str) -> str:
    """That text of YAML; raises yaml.YAMLError where it is nested too deep."""
    if sum(map(text.count, _NEST)) > DEEPEST:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=cast(yaml.Mark, event.start_mark))
    return text
