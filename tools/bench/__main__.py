"""./run bench: measured figures, each beside the plain-library floor on the same machine in the same run; medians of several runs.

./run bench          4,000 members into an empty book and their list, on SQLite
./run bench import   4,000 and 10,000 members x 25 columns into a union among 1,000,000 people on PostgreSQL: ratio to the floor,
                     SQL statements, memory for 20,000 rows, and what another user's pages take meanwhile. --people N: fewer people
./run bench reorganization  a plan that dissolves 163 unions, and a branch of 300,000 members moved, on PostgreSQL beside plain SQL
./run bench pages    every screen over 125 unions and over 12,500 (300,000 members) on PostgreSQL: SQL statements of each, the slowest
./run bench settlements  settlements of 11,000 unions added up for a province on PostgreSQL beside one plain SQL query
"""

import argparse
import sys

from tools.bench import crowded, pages, rearranging, settling, small


def main():
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["small", "import", "reorganization", "pages", "settlements"], default="small")
    parser.add_argument("--people", type=int, default=1_000_000, help="how many people stand in the database already")
    given = parser.parse_args()
    if given.what == "import":
        crowded.main(given.people)
    elif given.what == "reorganization":
        rearranging.main()
    elif given.what == "pages":
        sys.exit(pages.main())
    elif given.what == "settlements":
        sys.exit(settling.main())
    else:
        small.main()


if __name__ == "__main__":
    main()
