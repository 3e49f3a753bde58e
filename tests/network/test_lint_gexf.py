#!/usr/bin/python3
"""Breaks a good GEXF file in every way that lint_gexf.py is there to find, and has it found.

    test_lint_gexf.py GOOD_FILE
"""
import sys

from lint_gexf import Lint
from linting import find_mutants

# what is replaced (the first time it stands there) → by what, and a part of the message.
MUTANTS = [
    ("</gexf>", "", "not well-formed"),
    ('"http://gexf.net/1.3"', '"http://www.gexf.net/1.2draft"', "namespace"),
    ('defaultedgetype="directed"', "", "defaultedgetype"),
    ('mode="dynamic"', 'mode="static"', "mode"),
    ('timeformat="date"', 'timeformat="double"', "timeformat"),
    ('timerepresentation="interval"', 'timerepresentation="timestamp"', "timerepresentation"),
    ('<attributes class="edge">', '<attributes class="node">', "a second block"),
    ('id="type" title="type"', 'id="type" title="kind of node"', "the title of type"),
    ('id="aliases" title="aliases"', 'id="type" title="type"', "the attribute type is there twice"),
    ('id="modality" title="modality"', 'id="weight" title="weight"', "a meaning of its own"),
    ('title="type" type="string"', 'title="type" type="anyURI"', 'the type "anyURI"'),
    ("<nodes>", "<nodes><graph/>", "<graph> in <nodes>"),
    ('<node id="ministry-bo-y-te"', '<node id="company-a-b"', "there twice"),
    ('<node id="ministry-bo-y-te"', '<node id="two words"', "no NMTOKEN"),
    ('label="Bộ Y tế"', 'label=" "', "a blank label"),
    ('label="Bộ Y tế"', "", "<node> without label"),
    ('label="Bộ Y tế"', 'label="Bộ Y tế" start="2021"', "has the attribute start"),
    ('label="Bộ Y tế"', 'label="B&#x7f;"', "a control character"),
    ('target="company-a-b"', 'target="nobody"', "is no node"),
    ('kind="supports"', 'kind=" "', "without a kind"),
    ('kind="supports"', 'kind="thanks"', "for networkx"),
    ('kind="supports (intended)"', 'kind="supports (negated)"', "Gephi would merge them"),
    ('weight="2"', 'weight="0"', "not above 0"),
    ('weight="2"', 'weight="NaN"', "not above 0"),
    ('for="modality"', 'for="mood"', "not declared"),
    ('for="predicate"', 'for="kind"', "two values of kind"),
    ('for="modality" value="asserted"', 'for="modality" value=""', "is blank"),
    ('for="symmetric" value="true"', 'for="symmetric" value="TRUE"', "is no boolean"),
    ('for="mentions" value="1"', 'for="mentions" value="1.5"', "is no integer"),
    ('for="confidence" value="', 'for="confidence" value="x', "is no double"),
    ('for="titles" value="[', 'for="titles" value="', "is no liststring"),
    ('start="2020-02-29"', 'start="2020"', "no full date"),
    ('start="2020-02-29"', 'start="2021-02-29"', "no full date"),
    ('<spell start="2020-02-29" end="2020-02-29"/>', '<spell start="2020-02-29" end="2020-02-28"/>', "before it starts"),
    ('<spell start="2021-12-05" end="2021-12-05"/>',
     '<spell start="2021-12-05" end="2021-12-05"/><spell start="2021-12-05" end="2021-12-09"/>', "spells overlap"),
    ('r="46"', 'r="256"', "a colour"),
    ("<viz:size value=", "<viz:size value='-1' x=", "not above 0"),
    ("<viz:position x=", "<viz:position x='here' xx=", "no numbers"),
]


def main(path):
    failures, _ = find_mutants(Lint, path, MUTANTS)
    print("\n".join(failures) or f"{len(MUTANTS)} breaches found")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
