/set mode fastpg normal -command
/set prompt fastpg "\nfastpg> " "   ...> "
/set truncation fastpg 1000000
/set truncation fastpg 1000000 expression,varvalue
/set format fastpg display "" added,modified,replaced-class,interface,enum,annotation,record,method,vardecl,varinit-ok-primary
/set format fastpg display "{value}{post}" added,modified,replaced-expression,varvalue,assignment-ok-primary
/set feedback fastpg
import io.fastpg.*;
import io.fastpg.copy.*;
import io.fastpg.exception.*;
import io.fastpg.filter.*;
import io.fastpg.look.*;
import io.fastpg.row.*;
import io.fastpg.schema.*;
import java.math.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
