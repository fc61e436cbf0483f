import { schemaReference } from '../src/estate/schemaReference.ts'
import { requirementsJsonSchema } from '../src/planner/requirementsJsonSchema.ts'

/** `docs/plan.md`: what a plan does and on what it rests, and everything that a requirements file may say. */
export async function planDocument(): Promise<string> {
  return `${PROSE}\n\n${schemaReference(requirementsJsonSchema(), '###')}\n`
}

const PROSE = `# From requirements to designs

\`\`\`
landbridge plan examples/plan/requirements.yaml
landbridge plan requirements.yaml --html plan.html --out plan
landbridge serve plan/1-*.yaml
\`\`\`

A requirements file says which sites have to reach which Regions with how much traffic, and what is asked of that: a round trip, an
availability, a budget, a day. The answer is a ranking of designs, each of them an estate file that can be served, drilled, checked,
priced and handed over at once, with a verdict for every requirement and the reason why the other designs are not there.

[examples/plan](../examples/plan) is one to start from. How the answer, its page and its drawings are to be read:
[plan-answer.md](plan-answer.md).

## What happens

1. **Designs.** Rules from AWS's guides make every design that fits the traffic of the last year that is looked at: VPNs (from one router or
   two, accelerated, large), hosted and dedicated connections in one location or two, one device or two in each, LAGs, port pairs at the
   flat rate, a VPN behind a port, MACsec, private-IP VPN, VPN over public virtual interfaces, a partner's router; for sites that one
   tunnel carries a VPN instead; behind virtual private gateways, a Direct Connect gateway or transit gateways. The nearest locations that
   have the port speed are taken, and never two of one campus. Every design carries its reasons.
2. **The napkin.** Each is priced and judged in about a third of a millisecond, without a network. One that misses a requirement that
   another meets is dropped with that requirement; one that another of its kind beats in everything is dropped with that other's name. The
   price is to the cent what the estate's own price is; rates after a failure and round trips are those of the most telling failure.
3. **Evaluation.** The most promising designs, \`--candidates\` of them (8 where nothing is said) and the cheapest of every kind first, become
   estates: built in memory by the same operations that a service has, every single failure and every pair of failures played, the
   minutes a year estimated, linted, priced for a month and for every year. The answer says how many were evaluated.
4. **Ranking.** Who misses fewer requirements comes first, then the weighted mean of cost, downtime, performance, lead time and simplicity: in
   each the best has 1 and the worst 0. \`weights\` says what counts how much. What another one equals or beats in everything is dropped; a
   fee that nobody quoted is no saving and drops nobody. The dropped designs of an answer are therefore of two kinds: those that the napkin
   left out, and those that were evaluated and that another evaluated one beat.

Where no design meets a requirement, \`impossible\` names the one that comes nearest and the number that would make it possible: so many
dollars more a month, a round trip of so many milliseconds, a later day.

Ctrl-C ends a plan early; the answer is then about what was evaluated until then and says that it is partial.

## What it rests on

- **Existing things.** Connections and VPNs under \`existing\` work already: they take no lead time, stay where and as large as they are and
  go before nearer locations. An estate that is applied without \`--prune\` deletes nothing that it does not name.
- **Quotes.** What partners, carriers and buildings ask is on no price list. A quote for exactly the location and the speed goes before one
  for any; \`once\` is in the first year's total; \`days\` goes before the usual lead time. Fees that nobody quoted are listed as unknown,
  as are volumes that no site states: they are in no amount. What a partner pays AWS for its interconnects is the partner's bill, here as in \`price\`.
- **Lead times** are the long end of what is usual: a VPN a day, a hosted connection 5 days, a cross-connect in the same building 17 days (72 hours
  for the letter of authorization and ten working days), with a circuit 84 days, a public virtual interface 3 days more.
- **SLA.** Per site, and the worst of them: 99.99 % with two ports in each of two locations, 99.9 % with two locations, 95 % with one, 99.95 % for VPNs
  alone; none for hosted connections, which AWS's SLA excludes. A VPN behind a port has its own and lifts nobody else's.
- **Failures that count.** A site's own end, a whole Region, an Availability Zone and the attachments of a transit gateway count for no design: every
  one has them alike. \`survive: single\` is about everything else, one at a time; \`double\` about pairs.
- **Beside a VPN** the Direct Connect gateway tells of the VPCs' own blocks and not of one large block, which would be the less specific
  route: the VPN would carry everything.
- **Two locations of different home Regions** get the same local-preference community, for AWS would leave the farther one idle.
- **Placeholders.** Accounts of hosted connections, public addresses (RFC 5737) and MACsec keys in the estates are placeholders; AS numbers are 65001 and
  on, unless the file says its own. Quotas that a design needs raised are in its \`quotas\`.

Not modelled: which circuits share ducts, discounts and taxes, more than six Regions behind one Direct Connect gateway with transit gateways,
IPv6 in designs, traffic that differs from Region to Region of one site (it is shared evenly).

## Over HTTP

\`POST /landbridge/v1/plans\` takes \`{"requirements": …, "candidates": 4}\`, the requirements as the text of a file or as the same in JSON, and
answers what \`--json\` prints. One plan is made at a time; what takes longer than 30 seconds is answered in part, with \`partial: true\`.
\`landbridge schema plan\` prints the JSON Schema of the answer, \`landbridge schema requirements\` that of the file.

## Everything a requirements file may say`
