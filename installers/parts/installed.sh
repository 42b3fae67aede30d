# shellcheck shell=sh
# What is installed on Windows: made, and proven under wine. Read by installers/windows.

version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$root/desktopapp/__init__.py")
payload=$work/payload
msi=$work/Planwright-$version.msi
user=$work/Planwright-$version-user.exe
portable=$work/Planwright-$version-portable.zip

build_launchers() {
    rm -rf "$work/launchers"
    mkdir -p "$work/launchers"
    cp "$parts/launcher.c" "$parts/launcher.rc" "$root/resources/icons/planwright.ico" "$work/launchers/"
    numbers=$(echo "$version.0" | tr . ,)
    inside sh -c 'cd /made/launchers &&
        x86_64-w64-mingw32-windres -DNUMBERS="$0" -DWORDS="\\\"$1\\\"" launcher.rc -O coff launcher.o &&
        set -- -Os -s -municode -Wl,--no-insert-timestamp launcher.c launcher.o &&
        x86_64-w64-mingw32-gcc "$@" -mwindows -o Planwright.exe &&
        mkdir commands && x86_64-w64-mingw32-gcc "$@" -mconsole -DCOMMANDS -o commands/planwright.exe' \
        "$numbers" "$version"
}

make_payload() {
    install_lock run packages
    build_launchers
    rm -rf "$work/checkout"
    mkdir -p "$work/checkout" "$work/words"
    (cd "$root" && git ls-files -z | tar --null --files-from - --create --file -) |
        tar --extract --file - --directory "$work/checkout"
    cp -L "$debian"/usr/share/hunspell/en_GB.aff "$debian"/usr/share/hunspell/en_GB.dic "$work/words/"
    inside python3 /made/checkout/installers/parts/payload.py \
        --python /made/python/embeddable/cp313 --packages /made/packages --checkout /made/checkout \
        --dictionary /made/words --fonts /usr/share/fonts/truetype/liberation \
        --launchers /made/launchers --to /made/payload >&2
    [ -z "${SIGN:-}" ] || sign_payload
    find "$payload" -exec touch -d @1577836800 {} + # the packages below keep the times of files
}

# Sign what nobody has signed, then list the files anew: see docs/releasing.md.
sign_payload() {
    while read -r _ name; do
        "$SIGN" "$payload/$name"
    done <"$payload/unsigned.txt"
    inside python3 -c 'import sys; sys.path.insert(0, "/made/checkout/installers/parts")
from app_folder import list_files; from pathlib import Path; list_files(Path("/made/payload"))'
}

needs_payload() {
    [ -e "$payload/Planwright.exe" ] || make_payload
}

# A package for all users: what AppLocker's usual rules let run, by SCCM, Intune or Group Policy.
make_msi() {
    needs_payload
    cp "$parts/planwright.wxs" "$parts/msi_ids.py" "$root/resources/icons/planwright.ico" "$root/LICENSE" \
        "$work/"
    # Without its random places in memory, and at a set time, it writes the same bytes twice.
    inside sh -c 'cd /made/payload && find app python licences sbom.json unsigned.txt files.sha256 -type f |
        LC_ALL=C sort | setarch -R wixl-heat -p "" --directory-ref INSTALLDIR --component-group Payload \
            --var var.Payload --win64 >/made/files.wxs && cd /made && rm -f "Planwright-$0.msi" &&
        python3 msi_ids.py files.wxs &&
        NO_FAKE_STAT=1 faketime -f "@2020-01-01 00:00:00" setarch -R wixl -a x64 -D Win64=yes -D Payload=/made/payload \
            -D Version="$0" -D ProductId="$(python3 msi_ids.py payload "$0")" -o "Planwright-$0.msi" \
            planwright.wxs files.wxs &&
        drawn=$(msiinfo suminfo "Planwright-$0.msi" | sed -n "s/^Revision number (UUID): //p") &&
        path=$(msiinfo export "Planwright-$0.msi" Environment | tr -d "\r" | sed -n "s/\t=.PATH.*//p") &&
        python3 msi_ids.py payload "$0" "Planwright-$0.msi" "$drawn" "$path"' "$version"
    ls -l "$msi" >&2
}

# A folder to unpack anywhere, such as on a stick, which keeps its data beside it.
make_portable() {
    needs_payload
    inside python3 /made/checkout/installers/parts/portable.py /made/payload "/made/$(basename "$portable")"
    ls -l "$portable" >&2
}

# All of it made twice, and compared byte by byte.
make_twice() {
    rm -rf "$work/once"
    mkdir -p "$work/once"
    for round in 1 2; do
        make_payload
        make_msi
        make_portable
        make_user
        [ "$round" = 2 ] || mv "$payload/files.sha256" "$msi" "$portable" "$user" "$work/once/"
    done
    for one in "$payload/files.sha256" "$msi" "$portable" "$user"; do
        cmp "$one" "$work/once/$(basename "$one")" || fail "$(basename "$one") is not the same twice."
        say "twice the same bytes: $(basename "$one")"
    done
    rm -rf "$work/once"
}

# A setup for one user, without an administrator. Its stub is 64-bit: wine64 runs no other.
make_user() {
    needs_payload
    cp "$parts/planwright.nsi" "$root/resources/icons/planwright.ico" "$work/"
    inside sh -c 'cd /made && makensis -V2 -DVERSION="$0" planwright.nsi' "$version"
    ls -l "$user" >&2
}

# Install, run, repair, remove; files and the registry are asked, since return codes lie.
make_prove() {
    [ -e "$msi" ] || make_msi
    [ -e "$user" ] || make_user
    cp "$msi" "$user" "$drive/"
    rm -rf "$drive/proof"
    mkdir "$drive/proof"
    for kind in msi user; do
        prove_installed "$kind"
    done
    say "Both were installed, run and removed. Not verified on real Windows."
}

prove_installed() {
    kind=$1
    case $kind in
    msi)
        place='Program Files/Planwright' hive=HKLM
        on_windows . msiexec /i "C:\\Planwright-$version.msi" /qn
        ;;
    user)
        place='users/root/AppData/Local/Programs/Planwright' hive=HKCU
        on_windows . "C:\\Planwright-$version-user.exe" /S
        ;;
    esac
    home="$drive/$place"
    [ -e "$home/app/desktopapp/__main__.pyc" ] || fail "$kind: nothing was installed."
    inside wine reg query "$hive\\Software\\Classes\\Planwright.Plan\\shell\\open\\command" /ve |
        tr -d '\r' | grep -q 'Planwright.exe' || fail "$kind: plans are not opened by it."
    shortcut=$(find "$drive/ProgramData" "$drive/users" -name 'Planwright.lnk' | head -1)
    [ -n "$shortcut" ] || fail "$kind: it is not in the Start menu."
    use_installed "$kind" "C:\\$(echo "$place" | tr / '\\')\\bin\\planwright.exe"
    mv "$home/app/desktopapp/__main__.pyc" "$home/aside"
    on_windows proof "C:\\$(echo "$place" | tr / '\\')\\bin\\planwright.exe" --version 2>&1 |
        grep -q '__main__.pyc' || fail "$kind: what is missing is not named."
    case $kind in
    msi)
        rm "$home/aside"
        on_windows . msiexec /i "C:\\Planwright-$version.msi" REINSTALL=ALL REINSTALLMODE=amus /qn
        [ -e "$home/app/desktopapp/__main__.pyc" ] || fail "msi: the repair brought nothing back."
        on_windows . msiexec /x "C:\\Planwright-$version.msi" /qn
        ;;
    user)
        mv "$home/aside" "$home/app/desktopapp/__main__.pyc"
        on_windows . "C:\\$(echo "$place" | tr / '\\')\\uninstall.exe" /S
        wait_gone "$home"
        ;;
    esac
    [ ! -e "$home/app" ] || fail "$kind: $(find "$home" -type f | head -3) was left."
    [ -z "$(find "$drive/ProgramData" "$drive/users" -name 'Planwright.lnk')" ] ||
        fail "$kind: the Start menu still has it."
    inside wine reg query "$hive\\Software\\Classes\\Planwright.Plan" >/dev/null 2>&1 &&
        fail "$kind: plans are still opened by it."
    [ -e "$drive/proof/$kind.planwright" ] || fail "$kind: the plan went with it."
    say "$kind: installed, run, mended and removed; the plan is still there"
}

wait_gone() { # a setup of NSIS goes on after it has returned
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        [ -e "$1/app" ] || return 0
        sleep 2
    done
}

use_installed() { # the kind, and the program
    kind=$1 program=$2
    told=$(on_windows proof "$program" --version | tr -d '\r')
    [ "$told" = "Planwright $version" ] || fail "$kind: it says “$told” of its version."
    on_windows proof "$program" new "C:\\proof\\$kind.planwright" --council 'Sallow Town Council' >/dev/null
    printf 'We merged two teams, and saved 40,000 pounds.\n' >"$drive/proof/words.txt"
    on_windows proof "$program" answer "C:\\proof\\$kind.planwright" t1.q1 'C:\proof\words.txt' >/dev/null
    on_windows proof "$program" import "C:\\proof\\$kind.planwright" 'C:\proof\words.txt' >/dev/null
    on_windows proof "$program" export "C:\\proof\\$kind.planwright" --to "C:\\proof\\$kind" \
        --only submission,appendix >/dev/null
    on_windows proof "$program" --self-test "C:\\proof\\$kind-report" --seconds 900 >/dev/null || {
        cat "$drive/proof/$kind-report/self-test.txt" >&2 || true
        fail "$kind: the self-test fails."
    }
    for made in "$drive/proof/$kind/"*.pdf "$drive/proof/$kind/"*.docx; do
        [ -s "$made" ] || fail "$kind: $made was not made."
    done
}
