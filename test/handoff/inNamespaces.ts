import { spawn } from 'node:child_process'

/**
 * Runs a script as root of its own process ids, mounts and network, with an empty /run; whatever it starts ends with it, and it
 * ends with us. Answers what it printed; a script that fails is an error with its last words.
 */
export function inNamespaces(script: string): Promise<string> {
  const first = [
    'set -eu',
    'mount -t tmpfs -o mode=755 none /run',
    // FRR keeps its crash logs there.
    'mount -t tmpfs none /var/tmp',
    'mkdir -p /run/netns /run/l',
    'chmod 755 /run/l',
    'ip link set lo up',
  ]
  const own = ['--mount', '--pid', '--net', '--fork', '--kill-child', '--mount-proc', 'sh', '-s']
  return new Promise((resolve, reject) => {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...own], { stdio: ['pipe', 'pipe', 'pipe'] })
    let printed = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained = (complained + text).slice(-4000)
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(printed)
      else reject(new Error(`The script ended with ${code}:\n${printed.slice(-3000)}\n${complained}`))
    })
    child.stdin.end(`${[...first, script].join('\n')}\n`)
  })
}

/** A line of a script that writes the text to a file. */
export function writeTo(file: string, text: string): string {
  return `printf '%s' '${Buffer.from(text).toString('base64')}' | base64 -d >${file}`
}

/** The daemons of FRR in the script's current network, with their sockets in the folder, and the configuration loaded. */
export function startFrr(folder: string, configuration: string): string {
  return [
    `mkdir -p ${folder}`,
    `: >${folder}/empty.conf`,
    writeTo(`${folder}/frr.conf`, configuration),
    `chown -R frr:frr ${folder}`,
    ...['zebra', 'bfdd', 'staticd', 'bgpd'].map(
      daemon =>
        `/usr/lib/frr/${daemon} -d -u frr -g frr --vty_socket ${folder} -z ${folder}/zserv ${daemon === 'bfdd' ? `--bfdctl ${folder}/bfdd.sock ` : ''}-P 0 -f ${folder}/empty.conf -i ${folder}/${daemon}.pid --log file:${folder}/${daemon}.log`,
    ),
    `vtysh --vty_socket ${folder} -f ${folder}/frr.conf >${folder}/loaded 2>&1`,
  ].join('\n')
}
