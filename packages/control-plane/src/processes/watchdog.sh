# Kills the processes of a cluster or a build and removes their files when the process that started them is gone.
#
# Reads lines from standard input, whose other end the parent holds open for as long as it lives; the kernel
# closes it even after SIGKILL. Lines: "+pid" watch, "-pid" forget, "/folder" remove at the end.
# Every pid leads a process group, which is killed as a whole. The folder must be a temporary one of ours.
trap '' INT TERM HUP
pids=' '
folder=''
while read -r line; do
  case "$line" in
    +*) pids="$pids${line#+} " ;;
    -*) pids=$(printf '%s' "$pids" | sed "s/ ${line#-} / /") ;;
    */pilotage-cluster-* | */pilotage-build-*) folder="$line" ;;
  esac
done
for pid in $pids; do
  kill -KILL "-$pid" 2>/dev/null
done
if [ -n "$folder" ]; then
  rm -rf "$folder"
fi
