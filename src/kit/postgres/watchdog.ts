/**
 * The parent of the server. It holds the reading end of a pipe from us: the word `stop` there stops the server in good
 * order, and the end of the pipe, which comes even when we are killed outright, stops it within five seconds (what is
 * committed is safe in the log). The socket's folder goes with it.
 * Arguments: the socket's folder, the server's command line. Prints the server's process number.
 */
export const watchdog = `
sockets=$1
shift
exec 3<&0 </dev/null
"$@" 3<&- >/dev/null &
server=$!
echo "$server"
{
  if read -r word <&3; then
    kill -INT "$server"
  else
    trap '' TERM
    kill -INT "$server"
    for second in 1 2 3 4; do
      kill -0 "$server" || exec rm -rf "$sockets"
      sleep 1
    done
    kill -QUIT "$server"
    rm -rf "$sockets"
  fi
} >/dev/null 2>&1 &
listener=$!
exec 3<&-
wait "$server"
code=$?
kill "$listener" 2>/dev/null
exit "$code"
`
