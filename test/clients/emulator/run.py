"""What those who test against an emulator of EC2 take for granted; the service's URL is the argument.

Prints how many held, and what did not with the reason. Where AWS and a habit of emulators differ, AWS is asked for
(docs/facts/moto.md lists those).
"""

import json

import borders  # noqa: F401
import peers  # noqa: F401
import vpcs  # noqa: F401
from harness import failed, held

print(json.dumps({"held": len(held), "failed": failed}))
