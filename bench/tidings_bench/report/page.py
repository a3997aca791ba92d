"""Puts the table and the plots between two marks of docs/performance.md; the rest of the page is written by hand."""

from .charts import charts
from .goals import table
from .values import Values

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = ("", "Tidings", "Nchan's best", "ratio", "goal", "")


def write(page, files):
    values = Values(files)
    text = page.read_text()
    if BEGIN not in text or END not in text:
        raise SystemExit(f"{page} has no marks {BEGIN} and {END}.")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    folder = page.parent / page.stem
    pictures = [_picture(folder, *chart) for chart in charts(values)]
    parts = [*_runs(values), _table(values), *_missing(values), *pictures]
    page.write_text(before + BEGIN + "\n\n" + "\n\n".join(parts) + "\n\n" + END + after)


def _runs(values):
    """One paragraph a run, with the rows that came from it."""
    runs = {run["date"]: run for run in values.runs.values()}
    for run in runs.values():
        rows = ", ".join(row for row, its in values.runs.items() if its is run)
        parameters = run["parameters"]
        programs = f"JDK {run['java']}, nginx {run['nginx']} with Nchan {run['nchan']}"
        yield (
            f"{'**Only to see that the suite works, with --quick.** ' if parameters['quick'] else ''}Measured {run['date'][:10]} at {run['commit']}: {run['cpu']}, {run['cores']} cores shared with the load, "
            f"{run['memory_gib']:g} GiB, Linux {run['kernel']}; {programs}. "
            f"Rounds: {parameters['rounds']}; each rate held for {parameters['cell']:g} s; "
            f"JVMs warmed up for {parameters['warm_up']:g} s before anything counted, with `{parameters['java_options']}`"
            f" where no row says otherwise. Rows: {rows}."
        )


def _table(values):
    rows = [HEAD, ["---"] * len(HEAD), *(line.cells() for line in table(values))]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _missing(values):
    if values.notes:
        yield "Not measured: " + "; ".join(f"{row}: {text.splitlines()[0]}" for row, text in values.notes.items())


def _picture(folder, name, title, document):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(document)
    return f"![{title}]({folder.name}/{name})"
