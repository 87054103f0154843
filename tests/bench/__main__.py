"""`make bench`: one table of medians and ratios."""

import platform
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tests.bench import cold, sentence

if TYPE_CHECKING:
    from tests.bench.timing import Comparison


def main() -> None:
    """Run every comparison and print the table."""
    comparisons: list[Comparison] = [*sentence.compare(), *cold.compare()]
    table = Table("what", "median", "against", "median", "ratio", title=f"Python {platform.python_version()}")
    for row in comparisons:
        table.add_row(row.name, row.shown(row.seconds), row.against, row.shown(row.baseline), f"{row.ratio:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
